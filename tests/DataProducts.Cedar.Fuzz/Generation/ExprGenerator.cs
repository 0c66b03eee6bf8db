using System.Globalization;

namespace DataProducts.Cedar.Fuzz;

/// <summary>Writes random expressions of a type, for one kind of request.</summary>
internal sealed partial class ExprGenerator(Dice dice, FuzzWorld world, ActionDefinition action, string principal, string resource)
{
    private static readonly CedarKind[] Extensions = [CedarKind.Decimal, CedarKind.IpAddress, CedarKind.DateTime, CedarKind.Duration];

    private readonly List<AttributePath> _paths = AttributePath.All(dice, world.Schema, action, principal, resource);

    // What the paths used so far need to hold; the nearest condition around them tests it first.
    private List<Node> _guards = [];

    /// <summary>Gets or sets how likely a place gets an operand of another type, or loses its guards.</summary>
    public double Faults { get; set; }

    public Node Condition(int depth) => Guarded(() => Of(BoolType.Any, depth));

    private Node Of(CedarType type, int depth)
    {
        var wanted = dice.Chance(Faults) ? AnyType(1) : type;
        if (depth <= 0)
        {
            return dice.Chance(0.6) && Path(wanted) is { } leaf ? leaf : Literal(wanted, 2);
        }

        return dice.Next(12) switch
        {
            0 => Node.If(Of(BoolType.Any, depth - 1), Of(wanted, depth - 1), Of(wanted, depth - 1)),
            1 => Tag(wanted, depth) ?? Operation(wanted, depth),
            2 => Of(wanted, 0),
            3 => Field(wanted, depth),
            _ => Operation(wanted, depth),
        };
    }

    private Node Operation(CedarType type, int depth) => type switch
    {
        BoolType => Bool(depth),
        LongType => Integer(depth),
        EntityType or RecordType or StringType => Of(type, 0),
        ExtensionType { Kind: CedarKind.DateTime } => dice.Chance(0.5)
            ? Node.Method(Of(type, depth - 1), "offset", Of(new ExtensionType(CedarKind.Duration), depth - 1)) : Node.Method(Of(type, depth - 1), "toDate"),
        ExtensionType { Kind: CedarKind.Duration } => dice.Chance(0.5)
            ? Node.Method(Instant(depth), "durationSince", Instant(depth)) : Node.Method(Instant(depth), "toTime"),
        SetType set => Node.Set([.. Enumerable.Range(0, dice.Between(dice.Chance(Faults) ? 0 : 1, 3)).Select(_ => Of(set.Element, depth - 1))]),
        _ => Literal(type, 2),
    };

    private Node Integer(int depth)
    {
        var next = depth - 1;
        return dice.Next(7) switch
        {
            0 => Node.Binary(Level.Sum, Of(new LongType(), next), "+", Of(new LongType(), next)),
            1 => Node.Binary(Level.Sum, Of(new LongType(), next), "-", Of(new LongType(), next)),
            2 => Node.Binary(Level.Product, Of(new LongType(), next), "*", Of(new LongType(), next)),
            3 => new(Level.Prefix, "-", (Of(new LongType(), next), Level.Member)),
            4 => Node.Method(Of(new ExtensionType(CedarKind.Duration), next), dice.Pick("toMilliseconds", "toSeconds", "toMinutes", "toHours", "toDays")),
            _ => Of(new LongType(), 0),
        };
    }

    private Node Instant(int depth) => Of(new ExtensionType(CedarKind.DateTime), depth - 1);

    private Node? Path(CedarType type)
    {
        var fitting = _paths.Where(path => path.Type.Equals(type)).ToList();
        if (fitting.Count == 0)
        {
            return null;
        }

        var path = dice.Pick(fitting);
        _guards.AddRange(path.Guards);
        return path.Node;
    }

    private Node? Tag(CedarType type, int depth)
    {
        var holders = world.Schema.EntityTypes.Values.Where(known => type.Equals(known.Tags)).OrderBy(known => known.Name, StringComparer.Ordinal).ToList();
        if (holders.Count == 0)
        {
            return null;
        }

        var entity = Of(new EntityType(dice.Pick(holders).Name), Math.Min(depth - 1, 1));
        var key = dice.Chance(0.8) ? Text(dice.Pick(Words.Attributes)) : Of(new StringType(), depth - 1);
        _guards.Add(Node.Method(entity, "hasTag", key));
        return Node.Method(entity, "getTag", key);
    }

    private Node Field(CedarType type, int depth)
    {
        var name = dice.Pick(Words.Attributes);
        var other = dice.Pick(Words.OddAttributes);
        var spelt = Spelling.Name(dice, name);
        return AttributePath.Get(dice, new(Level.Primary, $"{{{spelt}: ", (Of(type, depth - 1), Level.If), $", {Spelling.Quote(dice, other)}: ",
            (Of(AnyType(0), 0), Level.If), "}"), name);
    }

    private Node Literal(CedarType type, int depth) => type switch
    {
        BoolType => new(Level.Primary, dice.Chance(0.5) ? "true" : "false"),
        LongType => Number(dice.Integer()),
        StringType => Text(dice.Pick(Words.Texts)),
        EntityType entity => new(Level.Primary, Spelling.Uid(dice, world.Uids.Of(dice, entity.Name))),
        ExtensionType extension => Node.Function(ExtensionText.Constructor(extension.Kind), ExtensionArgument(extension.Kind)),
        SetType set => Node.Set([.. Enumerable.Range(0, dice.Between(dice.Chance(Faults) ? 0 : 1, 3)).Select(_ => Literal(set.Element, depth - 1))]),
        RecordType record => Record(record, depth),
        _ => Node.True,
    };

    private Node ExtensionArgument(CedarKind kind) => dice.Chance(Faults)
        ? dice.Chance(0.7) ? Text(ExtensionText.Invalid(dice, kind)) : Of(new StringType(), 0)
        : Text(ExtensionText.Valid(dice, kind));

    private Node Record(RecordType record, int depth)
    {
        var parts = new List<Node.Part> { "{" };
        foreach (var (name, attribute) in record.Attributes)
        {
            if (attribute.IsRequired || dice.Chance(0.8))
            {
                parts.Add($"{(parts.Count > 1 ? ", " : "")}{Spelling.Name(dice, name)}: ");
                parts.Add((depth > 0 ? Literal(attribute.Type, depth - 1) : Of(attribute.Type, 0), Level.If));
            }
        }

        return new(Level.Primary, [.. parts, "}"]);
    }

    private static Node Number(long value) =>
        new(value < 0 ? Level.Prefix : Level.Primary, value.ToString(CultureInfo.InvariantCulture));

    private Node Text(string value) => new(Level.Primary, Spelling.Quote(dice, value));

    private Node Guarded(Func<Node> body)
    {
        var outer = _guards;
        _guards = [];
        var result = body();
        var guards = dice.Chance(Faults * 3) ? [] : _guards;
        _guards = outer;

        // Guards are tested in the order in which they were needed, so that a.b comes before a.b.c.
        for (var i = guards.Count - 1; i >= 0; i--)
        {
            result = Node.Binary(Level.And, guards[i], "&&", result);
        }

        return result;
    }

    private CedarType AnyType(int depth) => dice.Next(depth > 0 ? 9 : 7) switch
    {
        0 => BoolType.Any,
        1 => new LongType(),
        2 => new StringType(),
        3 => new EntityType(dice.Pick(world.Uids.Types)),
        4 => new ExtensionType(dice.Pick(Extensions)),
        5 or 6 => dice.Pick(_paths).Type,
        _ => new SetType(AnyType(depth - 1)),
    };
}
