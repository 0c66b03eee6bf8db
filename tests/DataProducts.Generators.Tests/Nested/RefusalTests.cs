using DataProducts.Generators.Parsing;

namespace DataProducts.Generators.Tests.Nested;

/// <summary>What the lake cannot hold, or no code could keep, is told with the member's name and the way out, and gets no code.</summary>
public class RefusalTests
{
    private const string Types = """
        using System;
        using System.Collections.Generic;
        using System.Collections.Immutable;
        using System.ComponentModel;
        using System.ComponentModel.DataAnnotations;
        namespace N;
        public sealed record Empty;
        public sealed record Endless { public Endless? Next { get; init; } }
        public sealed record Ping { public List<Pong>? Pongs { get; init; } }
        public sealed record Pong { public Ping? Ping { get; init; } }
        public record Base { public int A { get; init; } }
        public sealed record Derived : Base { public int B { get; init; } }
        public abstract record Abstract { public int A { get; init; } }
        public sealed record Person { [Pii(PiiKind.EmailAddress)] public string? Email { get; init; } }
        public sealed record Hidden { [field: Pii(PiiKind.EmailAddress)] public string? Email { get; init; } }
        public sealed record Positional([Pii(PiiKind.EmailAddress)] string Email);
        public readonly record struct PositionalStruct([Pii(PiiKind.EmailAddress)] string Email);
        public sealed record Deep { public Person? Person { get; init; } }
        public sealed record Secret { [Classified(Classification.Restricted)] public string? Salary { get; init; } }
        public sealed record Computed { public int A { get; init; } [Pii(PiiKind.TaxId)] public string? B => null; }
        public sealed record Keyed { [DataProducts.Key] public int A { get; init; } }
        public sealed record Defaulted { [DefaultValue(1)] public int A { get; init; } }
        public sealed record Undecided { public decimal Price { get; init; } }
        public sealed record Odd { public uint Number { get; init; } }
        public sealed record Ranged { [Range(2, 1)] public int Number { get; init; } }
        public sealed record Closed { public int A { get; private set; } }
        public sealed record Made { public Made(string other) => A = other.Length; public int A { get; init; } }
        public sealed record Twins { public int ID { get; init; } public int Id { get; init; } }
        public sealed record Held { public required int Field; public int A { get; init; } }
        public sealed record Lawful { public Jurisdiction J { get; init; } }
        public sealed record L1 { public List<List<List<List<List<List<List<List<int>>>>>>>>? A { get; init; } }
        public sealed class Plain { public int A { get; init; } }
        public struct PlainStruct { public int A { get; init; } }
        [Flags] public enum Flagged { A = 1, B = 2 }
        public enum Aliased { A = 1, B = 1 }
        public enum None;
        [LakeValue] public sealed record NoValue;
        [LakeValue] public sealed record TwoValues(int A, int B);
        [LakeValue] public sealed record MaybeValue(int? Value);
        [LakeValue] public sealed record ListValue(List<int> Value);
        [LakeValue] public sealed record NoMaker { public int Value { get; init; } }
        [LakeValue] public sealed record Amount(decimal Value);
        [LakeValue] public sealed record Iban(string Value);
        [LakeValue] public readonly record struct Number(int Value);
        public sealed class PercentAttribute() : RangeAttribute(0, 100);
        [DataProduct("a.other", Jurisdiction = "CH", Owner = "o@x.example", Description = "d")]
        public sealed partial record Other { [DataProducts.Key] public required int Id { get; init; } public string? Name { get; init; } }
        [DataProduct("a.pair", Jurisdiction = "CH", Owner = "o@x.example", Description = "d")]
        public sealed partial record Pair { [DataProducts.Key] public required int A { get; init; } [DataProducts.Key] public required int B { get; init; } }
        """;

    [Theory]
    [InlineData("public Empty? X { get; init; }", "has no property")]
    [InlineData("public Endless? X { get; init; }", "'Endless.Next', which holds 'Endless' in itself")]
    [InlineData("public Ping? X { get; init; }", "'Pong.Ping', which holds 'Ping' in itself")]
    [InlineData("public Derived? X { get; init; }", "derives from another record")]
    [InlineData("public Abstract? X { get; init; }", "is abstract")]
    [InlineData("public Person? X { get; init; }", "'Person.Email', which is marked [Pii]")]
    [InlineData("public Hidden? X { get; init; }", "'Hidden.Email', which is marked [Pii]")]
    [InlineData("public Positional? X { get; init; }", "'Positional.Email', which is marked [Pii]")]
    [InlineData("public PositionalStruct? X { get; init; }", "'PositionalStruct.Email', which is marked [Pii]")]
    [InlineData("public Dictionary<string, List<Deep?>>? X { get; init; }", "'Person.Email', which is marked [Pii]")]
    [InlineData("public Computed? X { get; init; }", "'Computed.B', which is marked [Pii]")]
    [InlineData("public Secret[]? X { get; init; }", "'Secret.Salary', which is marked [Classified]")]
    [InlineData("public Keyed? X { get; init; }", "'Keyed.A', which is marked [Key]")]
    [InlineData("public Defaulted? X { get; init; }", "'Defaulted.A', which is marked [DefaultValue]")]
    [InlineData("public Closed? X { get; init; }", "'Closed.A', which cannot be set")]
    [InlineData("public Made? X { get; init; }", "no constructor that takes nothing but its properties")]
    [InlineData("public Twins? X { get; init; }", "which has the name 'id', as another does")]
    [InlineData("public Held? X { get; init; }", "'Held.Field', which is required but no field")]
    [InlineData("public Lawful? X { get; init; }", "which holds a Jurisdiction")]
    [InlineData("public List<Jurisdiction>? X { get; init; }", "holds a Jurisdiction")]
    [InlineData("public L1? X { get; init; }", "more than 8 types in each other")]
    [InlineData("public Other? X { get; init; }", "the rows of a port")]
    [InlineData("public List<Pair>? X { get; init; }", "the rows of a port")]
    public void NestedRecordThatHidesOrHoldsTooMuch_IsRefused(string property, string reason) => IsRefused(Concern.Nesting, property, reason);

    [Theory]
    [InlineData("public Plain? X { get; init; }", "has type 'Plain?', which the lake cannot hold")]
    [InlineData("public PlainStruct? X { get; init; }", "has type 'PlainStruct', which the lake cannot hold")]
    [InlineData("public Odd? X { get; init; }", "'Odd.Number', which has type 'uint'")]
    [InlineData("public List<TimeSpan>? X { get; init; }", "has type 'TimeSpan'")]
    [InlineData("public int[,]? X { get; init; }", "has type 'int[*,*]?'")]
    [InlineData("public IEnumerable<int>? X { get; init; }", "has type 'IEnumerable<int>?'")]
    [InlineData("public (int, int) X { get; init; }", "which the lake cannot hold")]
    [InlineData("public Undecided? X { get; init; }", "'Undecided.Price', which is a decimal")]
    [InlineData("public List<decimal>? X { get; init; }", "is a decimal")]
    [InlineData("public Amount? X { get; init; }", "is a decimal")]
    [InlineData("public Flagged X { get; init; }", "[Flags]")]
    [InlineData("public Aliased X { get; init; }", "'B' is another name")]
    [InlineData("public None X { get; init; }", "has no member")]
    [InlineData("public NoValue? X { get; init; }", "gives no value")]
    [InlineData("public TwoValues? X { get; init; }", "gives no value")]
    [InlineData("public MaybeValue? X { get; init; }", "nullable or no single value")]
    [InlineData("public ListValue? X { get; init; }", "nullable or no single value")]
    [InlineData("public NoMaker? X { get; init; }", "cannot be made of its value")]
    [InlineData("public HashSet<byte[]>? X { get; init; }", "is a set whose elements")]
    [InlineData("public HashSet<List<int>>? X { get; init; }", "is a set whose elements")]
    [InlineData("public HashSet<string?>? X { get; init; }", "is a set whose elements")]
    [InlineData("public Dictionary<double, int>? X { get; init; }", "no JSON name spells")]
    [InlineData("public Dictionary<DateTime, int>? X { get; init; }", "no JSON name spells")]
    [InlineData("[Pii(PiiKind.TaxId)] public Number? X { get; init; }", "make the property a string, or a [LakeValue] type around one")]
    [InlineData("[Pii(PiiKind.TaxId)] public List<string>? X { get; init; }", "make the property a string")]
    [InlineData("[Pii(PiiKind.TaxId)] public DayOfWeek? X { get; init; }", "make the property a string")]
    public void TypeThatTheLakeCannotHold_IsRefused(string property, string reason) => IsRefused(Concern.ColumnType, property, reason);

    [Theory]
    [InlineData("[Range(2, 1)] public int X { get; init; }", "no value is in")]
    [InlineData("[Range(1, 1, MaximumIsExclusive = true)] public int X { get; init; }", "no value is in")]
    [InlineData("[Range(0.5, 2)] public int X { get; init; }", "its whole numbers, as 1")]
    [InlineData("[Range(0, 3000000000.0)] public int X { get; init; }", "its whole numbers")]
    [InlineData("[Range(0, 0.001), Precision(4, 2)] public decimal X { get; init; }", "in the column's digits")]
    [InlineData("[Range(1, 2)] public string? X { get; init; }", "no range")]
    [InlineData("[Range(1, 2)] public List<int>? X { get; init; }", "no range")]
    [InlineData("[Range(1, 2)] public DayOfWeek X { get; init; }", "no range")]
    [InlineData("[Range(1, 2)] public Iban? X { get; init; }", "no range")]
    [InlineData("[Range(typeof(DateOnly), \"2026-13-01\", \"2027-01-01\")] public DateOnly X { get; init; }", "as 2026-01-31")]
    [InlineData("[StringLength(5)] public int X { get; init; }", "no length, so [StringLength] has no effect")]
    [InlineData("[MinLength(3), MaxLength(2)] public string? X { get; init; }", "no value has")]
    [InlineData("[MaxLength(0)] public string? X { get; init; }", "no value has")]
    [InlineData("[RegularExpression(\"a\")] public int X { get; init; }", "no text")]
    [InlineData("[RegularExpression(\"(a)\\\\1\")] public string? X { get; init; }", "refers back")]
    [InlineData("[RegularExpression(\"(?=a)\")] public string? X { get; init; }", "looks ahead")]
    [InlineData("[RegularExpression(\"(\")] public Iban? X { get; init; }", "never closed")]
    [InlineData("[EmailAddress] public string? X { get; init; }", "[EmailAddress], which only running code could check")]
    [InlineData("[Percent] public int X { get; init; }", "[Percent], which only running code could check")]
    [InlineData("[DefaultValue(\"x\")] public int X { get; init; }", "no value of its type")]
    [InlineData("[DefaultValue(\"\")] public string X { get; init; } = \"\";", "no value of its type")]
    [InlineData("[DefaultValue(9)] public DayOfWeek X { get; init; }", "no value of its type")]
    [InlineData("[DefaultValue(LoaderOptimization.SingleDomain)] public DayOfWeek X { get; init; }", "no value of its type")]
    [InlineData("[DefaultValue(\"[]\")] public List<int> X { get; init; } = [];", "no value of its type")]
    [InlineData("public Ranged? X { get; init; }", "'Ranged.Number', which has a [Range] that no value is in")]
    public void RuleThatTheValueCannotKeep_IsRefused(string property, string reason) => IsRefused(Concern.ValueRule, property, reason);

    [Theory]
    [InlineData("[Required] public string? X { get; init; }", "nullable and [Required]")]
    [InlineData("[DefaultValue(1)] public int? X { get; init; }", "is null and not its [DefaultValue]")]
    [InlineData("[DefaultValue(\"x\"), Subject] public string X { get; init; } = \"\";", "never made up")]
    [InlineData("[DefaultValue(\"x\"), Pii(PiiKind.TaxId)] public string X { get; init; } = \"\";", "never made up")]
    [InlineData("[Obsolete(\"x\", true)] public int X { get; init; }", "obsolete as an error")]
    [InlineData("[Unit(\"EUR\")] public string? X { get; init; }", "[Unit] has no effect")]
    [InlineData("[Unit(\"E R\")] public int X { get; init; }", "a [Unit] that is none")]
    [InlineData("[Unique] public List<int>? X { get; init; }", "nested values are not told apart")]
    [InlineData("[DataProducts.Key] public required List<int> X { get; init; }", "names nothing reliably")]
    [InlineData("[DataProducts.Key] public required byte[] X { get; init; }", "names nothing reliably")]
    [InlineData("[Precision(4, 2)] public List<int>? X { get; init; }", "[Precision] has no effect")]
    [InlineData("[field: Pii(PiiKind.TaxId)] public string? X { get; init; }", "[field: Pii]")]
    [InlineData("[Unique] public string? X => null;", "[Unique] has no effect")]
    public void AnnotationThatContradicts_IsRefused(string property, string reason) => IsRefused(Concern.Contradiction, property, reason);

    [Theory]
    [InlineData("[References(typeof(string))] public string? X { get; init; }", "no record with [DataProduct]")]
    [InlineData("[References(typeof(Pair))] public int X { get; init; }", "its key of none or several")]
    [InlineData("[References(typeof(Other), \"Missing\")] public int X { get; init; }", "does not have")]
    [InlineData("[References(typeof(Other))] public long X { get; init; }", "has another type")]
    [InlineData("[References(typeof(Other), nameof(Other.Name))] public List<string>? X { get; init; }", "has another type")]
    public void ReferenceToNothing_IsRefused(string property, string reason) => IsRefused(Concern.Promise, property, reason);

    [Theory]
    [InlineData("[References(typeof(Other))] public int? X { get; init; }")]
    [InlineData("[References(typeof(Other))] public Number X { get; init; }")]
    [InlineData("[References(typeof(Other), nameof(Other.Name))] public Iban? X { get; init; }")]
    [InlineData("[References(typeof(R))] public string? X { get; init; }")]
    [InlineData("[MaxLength] public string? X { get; init; }")]
    [InlineData("[Range(double.MinValue, 5)] public int X { get; init; }")]
    [InlineData("[Range(-0.5, 0.5), Precision(4, 2)] public decimal X { get; init; }")]
    [InlineData("[DefaultValue(\"2026-01-31\")] public DateOnly X { get; init; }")]
    [InlineData("[DefaultValue(typeof(TimeOnly), \"08:30\")] public TimeOnly X { get; init; }")]
    [InlineData("[DefaultValue(DayOfWeek.Monday)] public DayOfWeek X { get; init; }")]
    [InlineData("[DefaultValue(\"Monday\")] public DayOfWeek X { get; init; }")]
    [InlineData("[DefaultValue(1.5), Precision(3, 1)] public decimal X { get; init; }")]
    [InlineData("[DefaultValue(7)] public Number X { get; init; }")]
    [InlineData("[DefaultValue(\"x\"), From(\"y\", Optional = true)] public string X { get; init; } = \"\";")]
    [InlineData("[Pii(PiiKind.TaxId)] public Iban? X { get; init; }")]
    [InlineData("[Precision(4, 2)] public Dictionary<string, Amount>? X { get; init; }")]
    public void PropertyThatBreaksNoRule_GetsCode(string property)
    {
        var run = GeneratorRun.Of(Types, Record(property));

        Assert.Empty(Refusals.In(run));
        TeamAssembly.Load(run);
        Assert.Contains(run.Files, file => file.HintName.StartsWith("N.R.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[Quality(\"No\", \"select 1 from {port}\")]", "without a name of its own")]
    [InlineData("[Quality(\"a\", \"select 1 from {port}\"), Quality(\"a\", \"select 2 from {port}\")]", "without a name of its own")]
    [InlineData("[Quality(\"a\", \"select 1\")]", "does not name the table {port}")]
    [InlineData("[Quality(\"a\", \"select 1 from {port}\", MustBe = double.NaN)]", "MustBe is no number")]
    [InlineData("[Retention(\"PT1H\")]", "is no period")]
    [InlineData("[Retention(\"7Y\")]", "is no period")]
    [InlineData("[Retention(\"P0D\")]", "is no period")]
    [InlineData("[Retention(\"P7Y\", Column = \"Missing\")]", "that is no column")]
    [InlineData("[Retention(\"P7Y\", Column = \"Id\")]", "no day or point of time")]
    [InlineData("[Retention(\"P7Y\", Column = \"MaybeDay\")]", "no day or point of time")]
    [InlineData("[Retired(\"day\")]", "is the column of 'Day'")]
    [InlineData("[Retired(\"Old Name\")]", "no name of a column")]
    [InlineData("[Retired(\"a\", \"a\")]", "retires 'a' twice")]
    [InlineData("[PartitionBy(\"Missing\")]", "no column")]
    [InlineData("[PartitionBy(\"Email\")]", "would stand in names of files")]
    [InlineData("[PartitionBy(\"Secret\")]", "would stand in names of files")]
    [InlineData("[PartitionBy(\"Day\", \"hour\")]", "cannot be divided by 'hour'")]
    [InlineData("[PartitionBy(\"Day\", \"Month\")]", "cannot be divided by 'Month'")]
    [InlineData("[PartitionBy(\"Id\", \"bucket[0]\")]", "cannot be divided by")]
    [InlineData("[PartitionBy(\"Id\", \"bucket[16\")]", "cannot be divided by")]
    [InlineData("[PartitionBy(\"Id\", \"bucket[]\")]", "cannot be divided by")]
    [InlineData("[PartitionBy(\"Id\", \"truncate[01]\")]", "cannot be divided by")]
    [InlineData("[PartitionBy(\"Day\", \"truncate[4]\")]", "cannot be divided by")]
    [InlineData("[PartitionBy(\"List\")]", "cannot be divided by")]
    [InlineData("[PartitionBy(\"Ratio\", \"bucket[4]\")]", "cannot be divided by")]
    [InlineData("[PartitionBy(\"Trace\")]", "cannot be divided by 'identity' of 'Trace'")]
    [InlineData("[PartitionBy(\"Day\", \"day\"), PartitionBy(\"Day\", \"month\")]", "twice")]
    public void PromiseThatThePortCannotKeep_IsRefused(string above, string reason)
    {
        const string Members = """
            public required DateOnly Day { get; init; }
            public DateOnly? MaybeDay { get; init; }
            [Pii(PiiKind.EmailAddress)] public string? Email { get; init; }
            [Classified(Classification.Restricted)] public string? Secret { get; init; }
            public List<int>? List { get; init; }
            public double? Ratio { get; init; }
            public required Guid Trace { get; init; }
            """;
        var found = Refusals.In(GeneratorRun.Of(Types, Record(Members, above)));

        Assert.Contains(found, one => one.Concern == Concern.Promise && one.Text.Contains(reason, StringComparison.Ordinal));
    }

    [Fact]
    public void BucketsOfAGuid_ArePromised() =>
        Assert.Empty(Refusals.In(GeneratorRun.Of(Types, Record("public required Guid Trace { get; init; }", "[PartitionBy(\"Trace\", \"bucket[8]\")]"))));

    [Theory]
    [InlineData("Purposes = []", "no purpose at all")]
    [InlineData("Purposes = [\"Fraud Detection\"]", "one that is none")]
    [InlineData("Purposes = [\"a\", \"a\"]", "names a purpose twice")]
    [InlineData("Purposes = [null!]", "one that is none")]
    public void PurposeThatIsNone_IsRefused(string more, string reason)
    {
        var found = Refusals.In(GeneratorRun.Of(Records.Minimal(more: ", Jurisdiction = \"CH\", " + more)));

        Assert.Contains(found, one => one.Concern == Concern.Contradiction && one.Text.Contains(reason, StringComparison.Ordinal));
    }

    [Fact]
    public void TypeThatTheCompilerRefuses_IsLeftToIt()
    {
        const string Broken = "namespace N; public sealed record Broken { public Missing? Number { get; init; } }";
        var record = Records.Minimal("[Key] public required string Id { get; init; } public Broken? X { get; init; }");

        var run = GeneratorRun.Of(Broken, record);

        Assert.Empty(Refusals.In(run));
        Assert.Empty(run.Files);
    }

    [Fact]
    public void TypeThatGeneratedCodeCannotName_IsRefused()
    {
        const string Source = """
            namespace N;
            public partial class Outer
            {
                private enum Hidden { A }
                [DataProduct("a.b", Jurisdiction = "CH", Owner = "o@x.example", Description = "d")]
                private sealed partial record R
                {
                    [Key] public required string Id { get; init; }
                    public Hidden? X { get; init; }
                }
            }
            """;

        Assert.Contains(Refusals.In(GeneratorRun.Of(Source)), one => one.Concern == Concern.Nesting && one.Text.Contains("make 'Hidden' public or internal", StringComparison.Ordinal));
    }

    private static void IsRefused(Concern concern, string property, string reason)
    {
        var run = GeneratorRun.Of(Types, Record(property));

        Assert.Contains(
            Refusals.In(run),
            one => one.Concern == concern && one.Text.StartsWith("'X' ", StringComparison.Ordinal) && one.Text.Contains(reason, StringComparison.Ordinal));
        Assert.DoesNotContain(run.Files, file => file.HintName.StartsWith("N.R.", StringComparison.Ordinal));
    }

    private static string Record(string members, string above = "") => """
        using System;
        using System.Collections.Generic;
        using System.Collections.Immutable;
        using System.ComponentModel;
        using System.ComponentModel.DataAnnotations;

        """ + Records.Minimal("[DataProducts.Key] public required string Id { get; init; }\n" + members, above: above);
}
