namespace DataProducts.Contracts.Tests;

/// <summary>Makes products of any shape, the same from the same seed.</summary>
internal sealed class RandomProduct(int seed)
{
    private static readonly string[] Primitives =
        ["boolean", "int", "long", "float", "double", "decimal(9, 2)", "date", "time", "timestamptz", "string", "uuid", "binary"];

    private readonly Random _random = new(seed);

    public ProductManifest Make() => new()
    {
        Id = "made.up",
        Domain = "made",
        Version = "1.0.0",
        Jurisdiction = Jurisdiction.CH,
        Ports = [.. Enumerable.Range(0, _random.Next(1, 4)).Select(Port)],
    };

    /// <summary>Gives a number below a bound.</summary>
    public int Next(int bound) => _random.Next(bound);

    private PortManifest Port(int number) => new()
    {
        Name = number == 0 ? "up" : $"port{number}",
        Record = "Made.Up",
        Key = [],
        ServiceLevels = [],
        Columns = [.. Enumerable.Range(0, _random.Next(1, 7)).Select(Column)],
    };

    private ColumnManifest Column(int number)
    {
        var field = Field($"c{number}", depth: 0);
        return new ColumnManifest
        {
            Name = field.Name,
            Property = $"C{number}",
            Type = field.Type,
            Nullable = field.Nullable,
            Source = _random.Next(2) == 0 ? field.Name : null,
        }.With(field);
    }

    private LakeField Field(string name, int depth, bool nullable = true)
    {
        var type = Type(depth);
        var isEnumeration = type.Kind == LakeKind.String && _random.Next(2) == 0;
        return new LakeField(name, type, nullable && _random.Next(2) == 0)
        {
            Values = isEnumeration ? ["A", "B", "C"] : [],
            Limits = name == "element" || _random.Next(2) == 0 ? ValueLimits.None : LimitsOf(type.Kind), // a manifest has none of elements
        };
    }

    private static ValueLimits LimitsOf(LakeKind kind) => kind switch
    {
        LakeKind.Int or LakeKind.Double => new() { Minimum = "1", Maximum = "9" },
        LakeKind.String or LakeKind.List or LakeKind.Binary => new() { MinimumLength = 1, MaximumLength = 9 },
        _ => ValueLimits.None,
    };

    private LakeType Type(int depth) => (depth < 4 ? _random.Next(6) : 5) switch
    {
        0 => LakeType.Struct(Enumerable.Range(0, _random.Next(1, 4)).Select(number => Field($"f{number}", depth + 1)).ToList()),
        1 => LakeType.ListOf(Field("element", depth + 1)) with { UniqueElements = _random.Next(2) == 0 },
        2 => LakeType.MapOf(new LakeField("key", Primitive(), false), new LakeField("value", Type(depth + 1), _random.Next(2) == 0)),
        _ => Primitive(),
    };

    private LakeType Primitive() =>
        LakeTypeReader.TryParse(Primitives[_random.Next(Primitives.Length)], out var type) ? type : throw new FormatException();
}
