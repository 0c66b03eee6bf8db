using M = DataProducts.Contracts.ProductManifest;

namespace DataProducts.Contracts.Tests;

/// <summary>One change of a manifest, and what the table of <c>docs/diff.md</c> says of it.</summary>
internal sealed record Mutation(string Name, int Rule, ChangeLevel Level, Func<M, M> Apply);

/// <summary>Every change that a manifest can show, each alone.</summary>
internal static class Mutations
{
    private const ChangeLevel Safe = ChangeLevel.Safe;
    private const ChangeLevel Dangerous = ChangeLevel.Dangerous;
    private const ChangeLevel Breaking = ChangeLevel.Breaking;

    /// <summary>A product with everything that can change: of a fixed jurisdiction, and beside it one port more.</summary>
    public static M Product { get; } = Samples.Manifest(Samples.EverythingSound) with { Owner = "risk@bank.example", Description = "Exposures." };

    public static IReadOnlyList<Mutation> All { get; } =
    [
        new("remove a column", 1, Breaking, Columns(columns => [.. columns.Where(one => one.Name != "weight")])),
        new("rename a column", 2, Breaking, Column("weight", one => one with { Name = "heft", Property = "Weight" })),
        new("add a nullable column", 4, Safe, Columns(columns => [.. columns, New(nullable: true)])),
        new("add a required column", 6, Breaking, Columns(columns => [.. columns, New(nullable: false)])),
        new("require a value", 7, Breaking, Column("rank", one => one with { Nullable = false })),
        new("require no value", 8, Breaking, Column("weight", one => one with { Nullable = true })),
        new("int to long", 9, Dangerous, Type("rank", Lake("long"))),
        new("float to double", 9, Dangerous, Type("weight", Lake("double"))),
        new("more digits", 9, Dangerous, Type("grosse", Lake("decimal(20, 4)"))),
        new("date to time", 10, Breaking, Type("as_of", Lake("timestamptz"))),
        new("long to int", 11, Breaking, Type("book", Lake("int"))),
        new("double to float", 11, Breaking, Type("ratio", Lake("float"))),
        new("fewer digits", 11, Breaking, Type("grosse", Lake("decimal(17, 4)"))),
        new("another scale", 11, Breaking, Type("grosse", Lake("decimal(20, 5)"))),
        new("time to date", 11, Breaking, Type("booked", Lake("date"))),
        new("number to text", 11, Breaking, Type("rank", Lake("string"))),
        new("another key", 17, Breaking, Port(port => port with { Key = ["book"] })),
        new("another order of the key", 17, Breaking, Port(port => port with { Key = ["as_of", "book"] })),
        new("no key", 17, Breaking, Port(port => port with { Key = [] })),
        new("another order", 19, Safe, Columns(columns => [columns[1], columns[0], .. columns.Skip(2)])),
        new("remove a port", 20, Breaking, product => product with { Ports = [product.Ports[0]] }),
        new("lower a classification", 21, Breaking, Column("limit_amount", one => one with { Classification = Classification.Internal })),
        new("another mask", 21, Breaking, Column("limit_amount", one => one with { Mask = (Mask)1 })),
        new("no longer personal", 21, Breaking, Column("tax_id", one => one with { Pii = null }, port: 1)),
        new("another kind of personal", 21, Breaking, Column("tax_id", one => one with { Pii = Personal(one) with { Kind = PiiKind.PhoneNumber } }, port: 1)),
        new("another subject", 21, Breaking, Port(port => port with { Subject = "tax_id" }, index: 1)),
        new("raise a classification", 22, Dangerous, Column("limit_amount", one => one with { Classification = Classification.Restricted })),
        new("classify", 22, Dangerous, Column("rank", one => one with { Classification = Classification.Confidential })),
        new("become personal", 22, Dangerous, Column("obligor", one => one with { Pii = Personal(one) }, port: 1)),
        new("gain a subject", 22, Dangerous, Port(port => port with { Subject = "book" })),
        new("a lower target", 23, Breaking, Level(0, level => level with { Target = 0.9 })),
        new("a higher age", 23, Breaking, Level(0, level => ((FreshnessLevel)level) with { MaximumAge = Duration("P2D") })),
        new("another window", 23, Breaking, Level(0, level => level with { Window = Duration("P27D") })),
        new("another slice", 23, Breaking, Level(0, level => ((FreshnessLevel)level) with { Slice = Duration("PT5M") })),
        new("an age that cannot be compared", 23, Breaking, Level(0, level => ((FreshnessLevel)level) with { MaximumAge = Duration("P1M") })),
        new("remove a level", 23, Breaking, Port(port => port with { ServiceLevels = [port.ServiceLevels[1]] })),
        new("a higher target", 24, Safe, Level(1, level => level with { Target = 0.6 })),
        new("a lower age", 24, Safe, Level(0, level => ((FreshnessLevel)level) with { MaximumAge = Duration("PT1H") })),
        new("add a level", 24, Safe, Port(port => port with { ServiceLevels = [.. port.ServiceLevels, new CompletenessLevel(0.9, Duration("P30D"), "rank")] })),
        new("another domain", 25, Breaking, product => product with { Domain = "finance" }),
        new("another way of tokens", 25, Breaking, Column("tax_id", one => one with { Pii = Personal(one) with { Mode = (TokenMode)2 } }, port: 1)),
        new("another time of events", 25, Breaking, Port(port => port with { EventTime = "as_of" })),
        new("no time of events", 25, Breaking, Port(port => port with { EventTime = null })),
        new("a time of events", 27, Safe, Port(port => port with { EventTime = "obligor" }, index: 1)),
        new("another description", 27, Safe, product => product with { Description = "Other words." }),
        new("another owner", 27, Safe, product => product with { Owner = null }),
        new("another description of a column", 27, Safe, Column("rank", one => one with { Description = "Its place." })),
        new("another property", 27, Safe, Column("rank", one => one with { Property = "Place" })),
        new("another record", 27, Safe, Port(port => port with { Record = "Risk.Other" })),
        new("add a port", 31, Safe, product => product with { Ports = [.. product.Ports, product.Ports[1] with { Name = "more" }] }),
        new("another source", 32, Dangerous, Column("rank", one => one with { Source = "PLACE" })),
        new("an optional source", 32, Dangerous, Column("rank", one => one with { SourceOptional = true })),
    ];

    public static IsoDuration Duration(string text) => IsoDuration.TryParse(text, out var duration) ? duration : throw new FormatException(text);

    private static PiiManifest Personal(ColumnManifest column) => column.Pii ?? new PiiManifest(PiiKind.TaxId, TokenMode.Deterministic);

    private static LakeType Lake(string name) => LakeTypeReader.TryParse(name, out var type) ? type : throw new FormatException(name);

    private static ColumnManifest New(bool nullable) =>
        new() { Name = "extra", Property = "Extra", Type = Lake("string"), Nullable = nullable, Source = "EXTRA" };

    private static Func<M, M> Port(Func<PortManifest, PortManifest> change, int index = 0) =>
        product => product with { Ports = [.. product.Ports.Select((port, i) => i == index ? change(port) : port)] };

    private static Func<M, M> Columns(Func<IReadOnlyList<ColumnManifest>, IReadOnlyList<ColumnManifest>> change) =>
        Port(port => port with { Columns = change(port.Columns) });

    private static Func<M, M> Column(string name, Func<ColumnManifest, ColumnManifest> change, int port = 0) =>
        Port(one => one with { Columns = [.. one.Columns.Select(column => column.Name == name ? change(column) : column)] }, port);

    private static Func<M, M> Type(string name, LakeType type) => Column(name, column => column with { Type = type });

    private static Func<M, M> Level(int index, Func<ServiceLevel, ServiceLevel> change) =>
        Port(port => port with { ServiceLevels = [.. port.ServiceLevels.Select((level, i) => i == index ? change(level) : level)] });
}
