using System.Collections.Immutable;
using System.Globalization;
using Basic.Reference.Assemblies;
using DataProducts.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.Extensions.Compliance.Classification;

namespace DataProducts.Benchmarks.Authoring;

/// <summary>A team's project of many products: each a record of twelve columns, with a nested record and an enumeration in files of their
/// own, and beside them a file that has nothing to do with products.</summary>
internal sealed class TeamProject
{
    public static readonly CSharpParseOptions Parse = CSharpParseOptions.Default.WithDocumentationMode(DocumentationMode.Parse);

    private static readonly IReadOnlyList<MetadataReference> References =
    [
        .. Net100.References.All,
        MetadataReference.CreateFromFile(typeof(DataProductAttribute).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(DataClassificationAttribute).Assembly.Location),
    ];

    private readonly SyntaxTree[] _trees;

    public TeamProject(int products)
    {
        var trees = new List<SyntaxTree> { Tree("global using System; global using DataProducts;", "Usings"), Elsewhere(0) };
        for (var i = 0; i < products; i++)
        {
            trees.Add(Tree(Product(i, "One row an order."), $"Order{i}"));
            trees.Add(Tree(Parts(i), $"Parts{i}"));
        }

        _trees = [.. trees];
    }

    /// <summary>Gets the analyzers that the package carries.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } =
    [
        .. typeof(global::DataProducts.Analyzers.FindingAnalyzer).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type))
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    public static GeneratorDriver Driver(bool tracked = false) => CSharpGeneratorDriver.Create(
        [new DataProductGenerator().AsSourceGenerator()],
        parseOptions: Parse,
        driverOptions: new(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: tracked));

    /// <summary>Gives a compilation that nobody has asked anything yet.</summary>
    public CSharpCompilation Compile() =>
        CSharpCompilation.Create("Team", _trees, References, new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>Gives the file that has nothing to do with products, as it is after an edit within a method or of a type's name.</summary>
    public static SyntaxTree Elsewhere(int edit, string name = "Elsewhere") => Tree(
        string.Create(CultureInfo.InvariantCulture, $$"""
        using System.Collections.Generic;
        using System.Linq;

        namespace Team;

        public sealed class {{name}}
        {
            private readonly Dictionary<string, int> _counts = [];

            public int Count(string word)
            {
                _counts[word] = _counts.GetValueOrDefault(word) + {{edit}};
                return _counts.Values.Sum();
            }
        }
        """),
        "Elsewhere");

    /// <summary>Gives the first product's file, as it is after its description was edited.</summary>
    public static SyntaxTree First(int edit) => Tree(Product(0, string.Create(CultureInfo.InvariantCulture, $"One row an order, {edit}.")), "Order0");

    private static SyntaxTree Tree(string source, string name) => CSharpSyntaxTree.ParseText(source, Parse, $"/src/{name}.cs");

    private static string Product(int i, string description) => string.Create(CultureInfo.InvariantCulture, $$"""
        using System.Collections.Generic;
        using System.ComponentModel.DataAnnotations;

        namespace Team.Orders{{i}};

        /// <summary>An order.</summary>
        [DataProduct("shop.orders{{i}}", Owner = "team-orders@shop.example", Version = "1.2.0", Description = "{{description}}")]
        [Freshness("PT2H")]
        [Completeness(nameof(Email), Target = 0.99)]
        public sealed partial record Order
        {
            /// <summary>The number on the invoice.</summary>
            [DataProducts.Key] public required string OrderId { get; init; }
            [Subject] public required string CustomerId { get; init; }
            [Pii(PiiKind.EmailAddress)] public required string Email { get; init; }
            [Pii(PiiKind.PhoneNumber)] public string? Phone { get; init; }
            public required string Country { get; init; }
            [JurisdictionOf(From = nameof(Country))] public required Jurisdiction Residence { get; init; }
            [Precision(12, 2), Unit("EUR")] public required decimal Amount { get; init; }
            [Range(1, 999)] public required int Pieces { get; init; }
            public required OrderStatus Status { get; init; }
            public Address? ShipTo { get; init; }
            public IReadOnlyList<string>? Tags { get; init; }
            [EventTime] public required DateTimeOffset Changed { get; init; }
        }
        """);

    private static string Parts(int i) => string.Create(CultureInfo.InvariantCulture, $$"""
        namespace Team.Orders{{i}};

        public enum OrderStatus { Open, Paid, Sent, Closed }

        public sealed record Address(string Street, string? Zip, int Floor);
        """);
}
