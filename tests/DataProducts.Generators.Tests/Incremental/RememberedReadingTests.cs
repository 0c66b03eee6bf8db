using DataProducts.Generators.Incremental;
using Microsoft.CodeAnalysis;

namespace DataProducts.Generators.Tests.Incremental;

/// <summary>Which files are read again after an edit: those that it may concern, and no other.</summary>
public class RememberedReadingTests
{
    private static readonly EditedProject Project = EditedProject.Of(SmallTeam.Versions);

    [Fact]
    public void FirstReading_FindsEveryRecord() => Assert.Equal(4, ReadAgain(new EditedProject(), Project).Count);

    [Theory]
    [InlineData("Count() => 1", "Count() => 2")] // within a method
    [InlineData("class Elsewhere", "class Elsewhere2")] // a name that nobody writes
    [InlineData("class Elsewhere", "class Guid2 { } class Elsewhere")]
    [InlineData("class Elsewhere {", "class Elsewhere { class Guid { }")] // not to be named without the class around it
    [InlineData("namespace Team;", "using System.Linq; namespace Team;")] // for itself only
    public void EditElsewhere_ReadsNothingAgain(string before, string after) =>
        Assert.Empty(ReadAgain(Project, Project.Replace(SmallTeam.Elsewhere, before, after)));

    [Fact]
    public void FileThatComesOrGoesElsewhere_ReadsNothingAgain()
    {
        var without = Project.Write(SmallTeam.Elsewhere, "");

        Assert.Empty(ReadAgain(Project, without));
        Assert.Empty(ReadAgain(without, Project));
        Assert.Empty(ReadAgain(Project, Project.Write("/src/New.cs", "namespace Team; class New { }")));
        Assert.Empty(ReadAgain(Project, Project.Move(SmallTeam.Elsewhere, "/src/Elsewhere.New.cs")));
    }

    [Theory]
    [InlineData(SmallTeam.Order, "One row", "A row", SmallTeam.Order, SmallTeam.Line, SmallTeam.Customer)] // both refer to it
    [InlineData(SmallTeam.Customer, "PT2H", "PT4H", SmallTeam.Customer)]
    [InlineData(SmallTeam.Aliased, "CH", "FR", SmallTeam.Aliased)]
    [InlineData(SmallTeam.Parts, "Open", "Begun", SmallTeam.Order, SmallTeam.Line, SmallTeam.Customer)]
    [InlineData(SmallTeam.Money, "{ get; }", "{ get ; }", SmallTeam.Order, SmallTeam.Line, SmallTeam.Customer)]
    [InlineData(SmallTeam.Prefix, "shop", "market", SmallTeam.Order, SmallTeam.Line, SmallTeam.Customer)] // a constant of a constant
    [InlineData(SmallTeam.MoreOfOrder, "bool", "int", SmallTeam.Order, SmallTeam.Line, SmallTeam.Customer)]
    public void EditOfADependency_ReadsThoseThatDependOnIt(string path, string before, string after, params string[] again) =>
        Assert.Equal(again.Order(StringComparer.Ordinal), ReadAgain(Project, Project.Replace(path, before, after)));

    [Theory]
    [InlineData("namespace Team.Orders; public enum Guid { One }", SmallTeam.Order)]
    [InlineData("namespace Team; public enum Guid { One }", SmallTeam.Aliased)]
    [InlineData("public enum Guid { One }", SmallTeam.Aliased)]
    [InlineData("namespace Team.Customers; public class KeyAttribute : System.Attribute { }", SmallTeam.Customer)]
    public void NewTypeThatANameNowBindsTo_ReadsThoseWithTheName(string text, string again) =>
        Assert.Contains(again, ReadAgain(Project, Project.Write(SmallTeam.Elsewhere, text)));

    [Theory]
    [InlineData("global using Sum = Team.Shared.Money;", "Sum")]
    [InlineData("global using Team.Shared;", "Money")]
    [InlineData("global using static Team.Holder;", "Held")]
    public void TypeThatAGlobalUsingBrings_IsADependency(string directive, string type)
    {
        var project = Project
            .Replace(SmallTeam.Usings, "global using System;", "global using System; " + directive)
            .Write("/src/Holder.cs", "namespace Team; public static class Holder { public enum Held { One } }")
            .Replace(SmallTeam.Aliased, "[Key]", $"{(type == "Held" ? "" : "[Precision(9, 2)] ")}public {type}? Total {{ get; init; }} [Key]");

        Assert.Contains(SmallTeam.Aliased, ReadAgain(new EditedProject(), project));
        var (path, before, after) = type == "Held" ? ("/src/Holder.cs", "One", "Two") : (SmallTeam.Money, "{ get; }", "{ get ; }");
        Assert.Contains(SmallTeam.Aliased, ReadAgain(project, project.Replace(path, before, after)));
    }

    [Theory]
    [InlineData(SmallTeam.Elsewhere, "namespace Team.Orders.System { }")]
    [InlineData(SmallTeam.Elsewhere, "namespace System; public class Anything { }")]
    [InlineData(SmallTeam.Elsewhere, "global using Guid = System.DateOnly;")]
    [InlineData(SmallTeam.Usings, "global using System; global using DataProducts; global using System.Text; global using Product = DataProducts.DataProductAttribute;")]
    public void WhatHoldsForAllFiles_ReadsAllAgain(string path, string text) =>
        Assert.Equal(4, ReadAgain(Project, Project.Write(path, text)).Count);

    [Fact]
    public void ProjectBuiltOtherwise_ReadsAllAgain()
    {
        Assert.Equal(4, ReadAgain(Project, Project.With(Project.CompilationOptions.WithNullableContextOptions(NullableContextOptions.Disable))).Count);
        Assert.Equal(4, ReadAgain(Project, Project.With(Project.CompilationOptions.WithSyntaxTreeOptionsProvider(new AllGenerated()))).Count);
        Assert.Equal(4, ReadAgain(Project, Project.With(Project.MetadataReferences.Skip(1))).Count);
        Assert.Equal(4, ReadAgain(Project, Project.With(Project.Options().WithPreprocessorSymbols("OTHER"))).Count);
        Assert.Equal(4, ReadAgain(Project, Project.Named("Other")).Count);
    }

    [Fact]
    public void FileThatIsMoved_ReadsThoseThatDependOnIt()
    {
        Assert.Equal([SmallTeam.Aliased.Replace("Aliased", "Moved", StringComparison.Ordinal)], ReadAgain(Project, Project.Move(SmallTeam.Aliased, "/src/Moved.cs")));
        Assert.Contains(SmallTeam.Order, ReadAgain(Project, Project.Move(SmallTeam.MoreOfOrder, "/src/A.cs")));
    }

    [Fact]
    public void AnotherOrder_ReadsThoseOfSeveralFilesAgain()
    {
        var again = ReadAgain(Project, Project.Order(static trees => trees.Reverse()));

        Assert.Contains(SmallTeam.Order, again);
        Assert.DoesNotContain(SmallTeam.Aliased, Project.Paths.Intersect(ReadAgain(Project, Project.Order(static trees => trees.OrderBy(static tree => tree.FilePath != SmallTeam.Elsewhere)))));
    }

    [Fact]
    public void EditTakenBack_IsRead()
    {
        var reader = new ProjectReader();
        var edited = Project.Replace(SmallTeam.Aliased, "CH", "FR");
        var first = reader.Read(Project.Compile(), TestContext.Current.CancellationToken);
        reader.Read(edited.Compile(), TestContext.Current.CancellationToken);
        var last = reader.Read(Project.Compile(), TestContext.Current.CancellationToken);

        Assert.Equal(first, last);
    }

    private static IReadOnlyList<string> ReadAgain(EditedProject before, EditedProject after)
    {
        var reader = new ProjectReader();
        var first = reader.Read(before.Compile(), TestContext.Current.CancellationToken);
        var second = reader.Read(after.Compile(), TestContext.Current.CancellationToken);
        var fresh = new ProjectReader().Read(after.Compile(), TestContext.Current.CancellationToken);
        Assert.Equal<FileReading>(fresh, second);
        return
        [
            .. after.Paths.Where((path, place) => !ReferenceEquals(second[place], FileReading.Empty) && !first.Contains(second[place], ReferenceEqualityComparer.Instance))
                .Order(StringComparer.Ordinal),
        ];
    }

    private sealed class AllGenerated : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.MarkedGenerated;

        public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity)
        {
            severity = default;
            return false;
        }

        public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity)
        {
            severity = default;
            return false;
        }
    }
}
