using M = DataProducts.Contracts.ProductManifest;

namespace DataProducts.Contracts.Tests;

/// <summary>One change of a manifest, and what the table of <c>docs/diff.md</c> says of it: which rule, how grave, where.</summary>
internal sealed record Mutation(string Name, int Rule, ChangeLevel Level, string Path, Func<M, M> Apply);

/// <summary>Every change that a manifest can show, each alone.</summary>
internal static class Mutations
{
    private const ChangeLevel Safe = ChangeLevel.Safe;
    private const ChangeLevel Dangerous = ChangeLevel.Dangerous;
    private const ChangeLevel Breaking = ChangeLevel.Breaking;

    private const string Id = "credit_risk.exposures";

    /// <summary>A product with everything that can change: of a fixed jurisdiction, nested columns, every promise, and one port more.</summary>
    public static M Product { get; } = Promising(Samples.Manifest(Samples.EverythingSound) with { Owner = "risk@bank.example", Description = "Exposures." });

    public static IReadOnlyList<Mutation> All { get; } =
    [
        new("remove a column", 1, Breaking, "exposures.weight", Columns(columns => [.. columns.Where(one => one.Name != "weight")])),
        new("remove a field", 1, Breaking, "exposures.address.zip", Address(field => field.Name == "zip" ? null : field)),
        new("rename a column", 2, Breaking, "exposures.weight", Column("weight", one => one with { Name = "heft", Property = "Weight" })),
        new("use a retired name", 3, Breaking, "exposures.old_name", Port(port => port with { Columns = [.. port.Columns, New(nullable: true) with { Name = "old_name" }], Retired = [] })),
        new("forget a retired name", 3, Breaking, "exposures", Port(port => port with { Retired = [] })),
        new("add a nullable column", 4, Safe, "exposures.extra", Columns(columns => [.. columns, New(nullable: true)])),
        new("add a nullable field", 4, Safe, "exposures.address.spare", AddressWith(new("spare", Lake("int"), true))),
        new("add a required column with a default", 5, Dangerous, "exposures.extra", Columns(columns => [.. columns, New(nullable: false) with { Default = "x" }])),
        new("add a required column", 6, Breaking, "exposures.extra", Columns(columns => [.. columns, New(nullable: false)])),
        new("add a required field", 6, Breaking, "exposures.address.extra", AddressWith(new("extra", Lake("int"), false))),
        new("require a value", 7, Breaking, "exposures.rank", Column("rank", one => one with { Nullable = false })),
        new("require an element", 7, Breaking, "exposures.tags.element", Type("tags", LakeType.List(Lake("string")))),
        new("require no value", 8, Breaking, "exposures.weight", Column("weight", one => one with { Nullable = true })),
        new("require no value of a field", 8, Breaking, "exposures.address.street", Address(field => field.Name == "street" ? field with { Nullable = true } : field)),
        new("require no value of a map", 8, Breaking, "exposures.rates.value", Type("rates", LakeType.Map(Lake("string"), Lake("float"), valueNullable: true))),
        new("int to long", 9, Dangerous, "exposures.rank", Type("rank", Lake("long"))),
        new("float to double", 9, Dangerous, "exposures.weight", Type("weight", Lake("double"))),
        new("float to double in a map", 9, Dangerous, "exposures.rates.value", Type("rates", LakeType.Map(Lake("string"), Lake("double")))),
        new("more digits", 9, Dangerous, "exposures.grosse", Type("grosse", Lake("decimal(20, 4)"))),
        new("date to time", 10, Breaking, "exposures.as_of", Type("as_of", Lake("timestamptz"))),
        new("long to int", 11, Breaking, "exposures.book", Type("book", Lake("int"))),
        new("double to float", 11, Breaking, "exposures.ratio", Type("ratio", Lake("float"))),
        new("fewer digits", 11, Breaking, "exposures.grosse", Type("grosse", Lake("decimal(17, 4)"))),
        new("another scale", 11, Breaking, "exposures.grosse", Type("grosse", Lake("decimal(20, 5)"))),
        new("time to date", 11, Breaking, "exposures.booked", Type("booked", Lake("date"))),
        new("number to text", 11, Breaking, "exposures.rank", Type("rank", Lake("string"))),
        new("list to text", 11, Breaking, "exposures.tags", Type("tags", Lake("string"))),
        new("list to map", 11, Breaking, "exposures.tags", Type("tags", LakeType.Map(Lake("string"), Lake("string")))),
        new("another type in a list of structs", 11, Breaking, "exposures.lines.element.price", Type("lines", Lines(Lake("double")))),
        new("free text becomes an enumeration", 12, Breaking, "exposures.code", Column("code", one => one with { Values = ["A", "B"] })),
        new("a higher minimum", 12, Breaking, "exposures.amount", Column("amount", one => one with { Limits = one.Limits with { Minimum = "0.01" } })),
        new("a minimum that excludes itself", 12, Breaking, "exposures.amount", Column("amount", one => one with { Limits = one.Limits with { ExclusiveMinimum = true } })),
        new("a lower maximum", 12, Breaking, "exposures.amount", Column("amount", one => one with { Limits = one.Limits with { Maximum = "99.5" } })),
        new("a maximum that excludes itself", 12, Breaking, "exposures.amount", Column("amount", one => one with { Limits = one.Limits with { ExclusiveMaximum = true } })),
        new("a new maximum", 12, Breaking, "exposures.rank", Column("rank", one => one with { Limits = one.Limits with { Maximum = "9" } })),
        new("a longer least length", 12, Breaking, "exposures.code", Column("code", one => one with { Limits = one.Limits with { MinimumLength = 3 } })),
        new("a shorter greatest length", 12, Breaking, "exposures.code", Column("code", one => one with { Limits = one.Limits with { MaximumLength = 9 } })),
        new("another pattern", 12, Breaking, "exposures.code", Column("code", one => one with { Limits = one.Limits with { Pattern = "[a-z]+" } })),
        new("a later first day", 12, Breaking, "exposures.as_of", Column("as_of", one => one with { Limits = one.Limits with { Minimum = "2001-01-01" } })),
        new("a higher minimum of a field", 12, Breaking, "exposures.address.floor", Address(field => field.Name == "floor" ? field with { Limits = new() { Minimum = "1", Maximum = "9" } } : field)),
        new("a lower maximum of a field", 12, Breaking, "exposures.address.floor", Address(field => field.Name == "floor" ? field with { Limits = new() { Minimum = "0", Maximum = "8" } } : field)),
        new("another pattern of a field", 12, Breaking, "exposures.address.zip", Address(field => field.Name == "zip" ? field with { Limits = field.Limits with { Pattern = "[0-9]{4}" } } : field)),
        new("a shorter greatest length of a field", 12, Breaking, "exposures.address.zip", Address(field => field.Name == "zip" ? field with { Limits = field.Limits with { MaximumLength = 5 } } : field)),
        new("a new limit in a list of structs", 12, Breaking, "exposures.lines.element.price", Type("lines", Lines(Lake("decimal(10, 2)"), new() { Minimum = "0" }))),
        new("a higher maximum of a field", 13, Dangerous, "exposures.address.floor", Address(field => field.Name == "floor" ? field with { Limits = new() { Minimum = "0", Maximum = "10" } } : field)),
        new("no pattern of a field", 13, Dangerous, "exposures.address.zip", Address(field => field.Name == "zip" ? field with { Limits = field.Limits with { Pattern = null } } : field)),
        new("an enumeration becomes free text", 13, Dangerous, "exposures.status", Column("status", one => one with { Values = [] })),
        new("a lower minimum", 13, Dangerous, "exposures.amount", Column("amount", one => one with { Limits = one.Limits with { Minimum = "-10" } })),
        new("a higher maximum", 13, Dangerous, "exposures.amount", Column("amount", one => one with { Limits = one.Limits with { Maximum = "1000" } })),
        new("no maximum", 13, Dangerous, "exposures.amount", Column("amount", one => one with { Limits = one.Limits with { Maximum = null } })),
        new("a shorter least length", 13, Dangerous, "exposures.code", Column("code", one => one with { Limits = one.Limits with { MinimumLength = 1 } })),
        new("a longer greatest length", 13, Dangerous, "exposures.code", Column("code", one => one with { Limits = one.Limits with { MaximumLength = 11 } })),
        new("no pattern", 13, Dangerous, "exposures.code", Column("code", one => one with { Limits = one.Limits with { Pattern = null } })),
        new("an earlier first day", 13, Dangerous, "exposures.as_of", Column("as_of", one => one with { Limits = one.Limits with { Minimum = "1999-12-31" } })),
        new("add a value", 14, Dangerous, "exposures.status", Column("status", one => one with { Values = ["Open", "Held", "Closed"] })),
        new("add a value in a list", 14, Dangerous, "exposures.kinds.element", Type("kinds", Kinds("A", "B", "C"))),
        new("remove a value", 15, Breaking, "exposures.status", Column("status", one => one with { Values = ["Open"] })),
        new("remove a value of a field", 15, Breaking, "exposures.address.kind", Address(field => field.Name == "kind" ? field with { Values = ["Home"] } : field)),
        new("another default", 16, Dangerous, "exposures.amount", Column("amount", one => one with { Default = "1.00" })),
        new("a default", 16, Dangerous, "exposures.rank", Column("rank", one => one with { Default = "0" })),
        new("no default", 16, Dangerous, "exposures.amount", Column("amount", one => one with { Default = null })),
        new("another key", 17, Breaking, "exposures", Port(port => port with { Key = ["book"] })),
        new("another order of the key", 17, Breaking, "exposures", Port(port => port with { Key = ["as_of", "book"] })),
        new("no key", 17, Breaking, "exposures", Port(port => port with { Key = [] })),
        new("unique", 17, Breaking, "exposures.code", Column("code", one => one with { Unique = true })),
        new("no longer unique", 17, Breaking, "exposures.trace", Column("trace", one => one with { Unique = false })),
        new("a list becomes a set", 17, Breaking, "exposures.tags", Column("tags", one => one with { Type = one.Type with { UniqueElements = true } })),
        new("other partitions", 18, Dangerous, "exposures", Port(port => port with { Partition = [new("booked", "day")] })),
        new("no partitions", 18, Dangerous, "exposures", Port(port => port with { Partition = [] })),
        new("another order", 19, Safe, "exposures", Columns(columns => [columns[1], columns[0], .. columns.Skip(2)])),
        new("another order of fields", 19, Safe, "exposures.address", Column("address", one => one with { Type = LakeType.Struct(one.Type.Children.Reverse()) })),
        new("remove a port", 20, Breaking, "obligors", product => product with { Ports = [product.Ports[0]] }),
        new("lower a classification", 21, Breaking, "exposures.limit_amount", Column("limit_amount", one => one with { Classification = Classification.Internal })),
        new("another mask", 21, Breaking, "exposures.limit_amount", Column("limit_amount", one => one with { Mask = (Mask)1 })),
        new("no longer personal", 21, Breaking, "obligors.tax_id", Column("tax_id", one => one with { Pii = null }, port: 1)),
        new("another kind of personal", 21, Breaking, "obligors.tax_id", Column("tax_id", one => one with { Pii = Personal(one) with { Kind = PiiKind.PhoneNumber } }, port: 1)),
        new("another subject", 21, Breaking, "obligors", Port(port => port with { Subject = "tax_id" }, index: 1)),
        new("raise a classification", 22, Dangerous, "exposures.limit_amount", Column("limit_amount", one => one with { Classification = Classification.Restricted })),
        new("put a column under a regime", 22, Dangerous, "exposures.rank", Column("rank", one => one with { Regimes = ["ch.cid"] })),
        new("take a column from its regime", 21, Breaking, "exposures.limit_amount", Column("limit_amount", one => one with { Regimes = [] })),
        new("classify", 22, Dangerous, "exposures.rank", Column("rank", one => one with { Classification = Classification.Confidential })),
        new("become personal", 22, Dangerous, "obligors.obligor", Column("obligor", one => one with { Pii = Personal(one) }, port: 1)),
        new("gain a subject", 22, Dangerous, "exposures", Port(port => port with { Subject = "book" })),
        new("a lower target", 23, Breaking, "exposures.freshness", Level(0, level => level with { Target = 0.9 })),
        new("a higher age", 23, Breaking, "exposures.freshness", Level(0, level => ((FreshnessLevel)level) with { MaximumAge = Duration("P2D") })),
        new("another window", 23, Breaking, "exposures.freshness", Level(0, level => level with { Window = Duration("P27D") })),
        new("another slice", 23, Breaking, "exposures.freshness", Level(0, level => ((FreshnessLevel)level) with { Slice = Duration("PT5M") })),
        new("an age that cannot be compared", 23, Breaking, "exposures.freshness", Level(0, level => ((FreshnessLevel)level) with { MaximumAge = Duration("P1M") })),
        new("remove a level", 23, Breaking, "exposures.freshness", Port(port => port with { ServiceLevels = [port.ServiceLevels[1]] })),
        new("keep for less", 23, Breaking, "exposures.retention", Port(port => port with { Retention = new(Duration("P6Y"), "booked") })),
        new("keep for a time that cannot be compared", 23, Breaking, "exposures.retention", Port(port => port with { Retention = new(Duration("P3000D"), "booked") })),
        new("keep from another point", 23, Breaking, "exposures.retention", Port(port => port with { Retention = new(Duration("P7Y"), null) })),
        new("keep no longer for ever", 23, Breaking, "obligors.retention", Port(port => port with { Retention = new(Duration("P99Y"), null) }, index: 1)),
        new("a higher target", 24, Safe, "exposures.completeness:trace", Level(1, level => level with { Target = 0.6 })),
        new("a lower age", 24, Safe, "exposures.freshness", Level(0, level => ((FreshnessLevel)level) with { MaximumAge = Duration("PT1H") })),
        new("add a level", 24, Safe, "exposures.completeness:rank", Port(port => port with { ServiceLevels = [.. port.ServiceLevels, new CompletenessLevel(0.9, Duration("P30D"), "rank")] })),
        new("another domain", 25, Breaking, Id, product => product with { Domain = "finance" }),
        new("another way of tokens", 25, Breaking, "obligors.tax_id", Column("tax_id", one => one with { Pii = Personal(one) with { Mode = (TokenMode)2 } }, port: 1)),
        new("another scope of tokens", 25, Breaking, "obligors.tax_id", Column("tax_id", one => one with { Pii = Personal(one) with { Scope = JoinScope.Jurisdiction } }, port: 1)),
        new("another time of events", 25, Breaking, "exposures", Port(port => port with { EventTime = "as_of" })),
        new("no time of events", 25, Breaking, "exposures", Port(port => port with { EventTime = null })),
        new("another unit", 25, Breaking, "exposures.amount", Column("amount", one => one with { Unit = "CHF" })),
        new("no unit", 25, Breaking, "exposures.amount", Column("amount", one => one with { Unit = null })),
        new("remove a rule of quality", 26, Dangerous, "exposures.quality:no-debt", Port(port => port with { Quality = [] })),
        new("another rule of quality", 26, Dangerous, "exposures.quality:no-debt", Port(port => port with { Quality = [port.Quality[0] with { MustBe = 1 }] })),
        new("add a rule of quality", 26, Safe, "exposures.quality:more", Port(port => port with { Quality = [.. port.Quality, new("more", "select 0", 0)] })),
        new("another description of a rule", 27, Safe, "exposures.quality:no-debt", Port(port => port with { Quality = [port.Quality[0] with { Description = "Why." }] })),
        new("a time of events", 27, Safe, "obligors", Port(port => port with { EventTime = "obligor" }, index: 1)),
        new("a unit", 27, Safe, "exposures.rank", Column("rank", one => one with { Unit = "place" })),
        new("another description", 27, Safe, Id, product => product with { Description = "Other words." }),
        new("another owner", 27, Safe, Id, product => product with { Owner = null }),
        new("another description of a column", 27, Safe, "exposures.rank", Column("rank", one => one with { Description = "Its place." })),
        new("another description of a field", 27, Safe, "exposures.address.zip", Address(field => field.Name == "zip" ? field with { Documentation = "Post." } : field)),
        new("deprecate", 27, Safe, "exposures.rank", Column("rank", one => one with { Deprecated = "" })),
        new("another property", 27, Safe, "exposures.rank", Column("rank", one => one with { Property = "Place" })),
        new("another record", 27, Safe, "exposures", Port(port => port with { Record = "Risk.Other" })),
        new("retire a name", 27, Safe, "exposures", Port(port => port with { Retired = ["old_name", "older"] })),
        new("use for less", 30, Breaking, Id, product => product with { Purposes = ["fraud-detection"] }),
        new("use for more", 30, Dangerous, Id, product => product with { Purposes = ["credit-risk", "fraud-detection", "marketing"] }),
        new("use for all", 30, Dangerous, Id, product => product with { Purposes = [] }),
        new("under another regime", 30, Breaking, Id, product => product with { Regimes = ["ch.cid", "us.phi"] }),
        new("under no regime", 30, Dangerous, Id, product => product with { Regimes = [] }),
        new("rows of every law", 30, Dangerous, Id, product => product with { Jurisdiction = null }),
        new("add a port", 31, Safe, "more", product => product with { Ports = [.. product.Ports, product.Ports[1] with { Name = "more" }] }),
        new("another source", 32, Dangerous, "exposures.rank", Column("rank", one => one with { Source = "PLACE" })),
        new("an optional source", 32, Dangerous, "exposures.rank", Column("rank", one => one with { SourceOptional = true })),
        new("made of others", 32, Dangerous, Id, product => product with { DerivedFrom = ["retail.customers"] }),
        new("another reference", 33, Dangerous, "exposures.code", Column("code", one => one with { References = new("retail.customers", "customers", "email") })),
        new("no reference", 33, Dangerous, "exposures.code", Column("code", one => one with { References = null })),
        new("a reference", 33, Safe, "exposures.rank", Column("rank", one => one with { References = new("retail.customers", "customers", "rank") })),
        new("keep the spelling", 35, Dangerous, "obligors.tax_id", Column("tax_id", one => one with { Pii = Personal(one) with { KeepSpelling = true } }, port: 1)),
        new("keep for longer", 34, Dangerous, "exposures.retention", Port(port => port with { Retention = new(Duration("P8Y"), "booked") })),
        new("keep for ever", 34, Dangerous, "exposures.retention", Port(port => port with { Retention = null })),
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

    private static M Promising(M product)
    {
        var port = product.Ports[0] with
        {
            Columns =
            [
                .. product.Ports[0].Columns.Select(column => column.Name switch
                {
                    "as_of" => column with { Limits = new() { Minimum = "2000-01-01" } },
                    "trace" => column with { Unique = true },
                    "limit_amount" => column with { Regimes = ["ch.cid"] },
                    _ => column,
                }),
                Text("status") with { Values = ["Open", "Closed"] },
                Text("code") with
                {
                    Limits = new() { MinimumLength = 2, MaximumLength = 10, Pattern = "[A-Z]+" }, References = new("retail.customers", "customers", "customer_id"),
                },
                Text("amount") with { Type = Lake("decimal(12, 2)"), Limits = new() { Minimum = "0", Maximum = "100.00" }, Default = "0.00", Unit = "EUR" },
                Text("address") with { Type = AddressType },
                Text("tags") with { Type = LakeType.List(Lake("string"), elementNullable: true) },
                Text("kinds") with { Type = Kinds("A", "B") },
                Text("lines") with { Type = Lines(Lake("decimal(10, 2)")) },
                Text("rates") with { Type = LakeType.Map(Lake("string"), Lake("float")) },
            ],
            Quality = [new("no-debt", "select count(*) from {port} where grosse < 0", 0)],
            Retention = new(Duration("P7Y"), "booked"),
            Retired = ["old_name"],
            Partition = [new("booked", "month")],
        };
        return product with { Ports = [port, product.Ports[1]], Purposes = ["fraud-detection", "credit-risk"], Regimes = ["ch.cid"] };
    }

    private static LakeType AddressType => LakeType.Struct(
        new LakeField("street", Lake("string"), false),
        new LakeField("zip", Lake("string"), true) { Limits = new() { MaximumLength = 6, Pattern = "[0-9]+" } },
        new LakeField("floor", Lake("int"), true) { Limits = new() { Minimum = "0", Maximum = "9" } },
        new LakeField("kind", Lake("string"), false) { Values = ["Home", "Work"] });

    private static LakeType Kinds(params string[] values) => LakeType.ListOf(new LakeField("element", Lake("string"), false) { Values = values });

    private static LakeType Lines(LakeType price, ValueLimits? limits = null) =>
        LakeType.List(LakeType.Struct(new LakeField("price", price, false) { Limits = limits ?? ValueLimits.None }, new LakeField("note", Lake("string"), true)));

    private static ColumnManifest Text(string name) =>
        new() { Name = name, Property = name[..1].ToUpperInvariant() + name[1..], Type = Lake("string"), Nullable = false, Source = name };

    private static Func<M, M> Address(Func<LakeField, LakeField?> change) =>
        Column("address", one => one with { Type = LakeType.Struct(one.Type.Children.Select(change).OfType<LakeField>()) });

    private static Func<M, M> AddressWith(LakeField field) =>
        Column("address", one => one with { Type = LakeType.Struct([.. one.Type.Children, field]) });
}
