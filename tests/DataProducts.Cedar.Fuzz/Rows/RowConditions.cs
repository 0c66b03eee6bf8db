namespace DataProducts.Cedar.Fuzz;

/// <summary>Writes random policies about the rows of a world, and notes which constructs are in them.</summary>
internal sealed partial class RowConditions(Dice dice, RowWorld world)
{
    private readonly List<(string Construct, string Text)> _used = [];
    private (RowAttribute Attribute, string Path, string Guard)? _last;

    /// <summary>Gets the conditions on single columns that were written, with the names of their constructs.</summary>
    public IReadOnlyList<(string Construct, string Text)> Used => _used;

    public IReadOnlyList<string> Set() => [.. Enumerable.Range(0, dice.Between(1, 4)).Select(_ => Policy())];

    private string Policy()
    {
        var effect = dice.Chance(0.35) ? "forbid" : "permit";
        var principal = dice.Pick("principal", "principal", "principal in Group::\"top\"", "principal is User", "principal == User::\"b\"");
        var action = dice.Pick("action", "action", "action == Action::\"read\"", "action in Action::\"see\"");
        var resource = dice.Pick("resource", "resource", "resource in Product::\"p\"", "resource is Row in Domain::\"d\"", "resource is Row");
        var conditions = "";
        for (var count = dice.Pick([0, 1, 1, 1, 2]); count > 0; count--)
        {
            conditions += $" {dice.Pick("when", "when", "unless")} {{ {Condition(dice.Next(4))} }}";
        }

        return $"{effect} ({principal}, {action}, {resource}){conditions};";
    }

    private string Condition(int depth)
    {
        if (depth == 0)
        {
            return Leaf();
        }

        string Next() => $"({Condition(depth - 1)})";
        return dice.Next(9) switch
        {
            0 or 1 => $"{Next()} && {Next()}",
            2 or 3 => $"{Next()} || {Next()}",
            4 => $"!{Next()}",
            5 => $"if {Next()} then {Next()} else {Next()}",
            6 => $"{Next()} {dice.Pick("==", "!=")} {Next()}",
            _ => Condition(depth - 1),
        };
    }

    private string Leaf()
    {
        if (dice.Chance(0.1))
        {
            return dice.Pick(
                "true", "false", "context has flag", "context has flag && context.flag", "context.flag", "1 + 9223372036854775807 == 0", "context.level > 1",
                "resource.known == Color::\"red\"", "principal in Group::\"top\"", "resource in [Product::\"p2\", Domain::\"d\"]", "principal.level < context.level");
        }

        // What several conditions say of one column is what there is to simplify.
        var (attribute, path, guard) = _last is { } last && dice.Chance(0.4) ? last : dice.Pick(world.Readable);
        _last = (attribute, path, guard);
        if (dice.Chance(0.12))
        {
            return Note(guard.Contains("&&", StringComparison.Ordinal) ? "has in a record" : "has", guard);
        }

        var condition = attribute.Scalar is null ? Note("has of a record", $"{path} has f0")
            : attribute.IsSet ? OnSet(attribute.Scalar, path) : OnScalar(attribute.Scalar, path);
        return dice.Chance(0.4) ? $"{guard} && ({condition})" : condition;
    }

    private string Note(string construct, string text)
    {
        _used.Add((construct, text));
        return text;
    }

    private string Literal(RowScalar scalar) => scalar.Value(dice).ToString();

    private string Literals(RowScalar scalar) => string.Join(", ", Enumerable.Range(0, dice.Between(1, 3)).Select(_ => Literal(scalar)));

    /// <summary>Gives another column of the same kind if there is one, else a literal.</summary>
    private string Other(RowScalar scalar)
    {
        var others = world.Readable.Where(one => !one.Attribute.IsSet && one.Attribute.Scalar?.Cedar == scalar.Cedar).ToList();
        return others.Count == 0 || dice.Chance(0.2) ? Literal(scalar) : dice.Pick(others).Path;
    }

}
