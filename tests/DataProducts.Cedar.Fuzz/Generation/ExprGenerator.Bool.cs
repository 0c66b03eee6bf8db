namespace DataProducts.Cedar.Fuzz;

/// <content>Conditions: every operator that gives a boolean.</content>
internal sealed partial class ExprGenerator
{
    private static readonly string[] Comparisons = ["<", "<=", ">", ">="];

    private static readonly string[] PatternParts = ["*", "*", "a", "b", "é", "😀", "\\*", "%", "_", "e", "\u0301", "", "aa", "\\\\"];

    private Node Bool(int depth)
    {
        var next = depth - 1;
        return dice.Next(16) switch
        {
            0 => Node.Binary(Level.And, Of(BoolType.Any, next), "&&", Of(BoolType.Any, next)),
            1 => Node.Binary(Level.And, Guarded(() => Of(BoolType.Any, next)), "&&", Guarded(() => Of(BoolType.Any, next))),
            2 or 3 => Node.Binary(Level.Or, Guarded(() => Of(BoolType.Any, next)), "||", Guarded(() => Of(BoolType.Any, next))),
            4 => dice.Chance(0.05) ? new(Level.Prefix, Faults > 0 ? dice.Pick("!!!!!", "!!!") : dice.Pick("!!", "!!!!"), (Of(BoolType.Any, next), Level.Member)) : Node.Not(Of(BoolType.Any, next)),
            5 or 6 => Equality(next),
            7 => Order(next),
            8 => Membership(next),
            9 => TypeTest(next),
            10 => Presence(next),
            11 => Like(next),
            12 or 13 => SetTest(next),
            14 => ExtensionTest(next),
            _ => Of(BoolType.Any, 0),
        };
    }

    private Node Equality(int depth)
    {
        var type = AnyType(1);
        return Node.Binary(Level.Relation, Of(type, depth), dice.Chance(0.6) ? "==" : "!=", Of(type, depth));
    }

    private Node Order(int depth)
    {
        CedarType type = dice.Next(4) switch
        {
            0 => new ExtensionType(CedarKind.DateTime),
            1 => new ExtensionType(CedarKind.Duration),
            _ => new LongType(),
        };
        return Node.Binary(Level.Relation, Of(type, depth), dice.Pick(Comparisons), Of(type, depth));
    }

    private EntityType AnyEntityType() => dice.Next(4) switch
    {
        0 => new(principal),
        1 => new(resource),
        2 => new(action.Uid.Type),
        _ => new(dice.Pick(world.Uids.Types)),
    };

    // Mostly an ancestor that the entity's type can have.
    private EntityType AncestorType(EntityType type) =>
        dice.Chance(0.7) && world.Schema.EntityTypes.TryGetValue(type.Name, out var known) && !known.MemberOf.IsEmpty
            ? new(dice.Pick((IReadOnlyList<string>)[.. known.MemberOf.Order(StringComparer.Ordinal)])) : dice.Chance(0.6) ? type : AnyEntityType();

    private Node Membership(int depth)
    {
        var type = AnyEntityType();
        var ancestor = AncestorType(type);
        return Node.Binary(Level.Relation, Of(type, depth), "in", Of(dice.Chance(0.4) ? new SetType(ancestor) : ancestor, depth));
    }

    private Node TypeTest(int depth)
    {
        var type = AnyEntityType();
        var tested = dice.Chance(0.6) ? type : AnyEntityType();
        var name = dice.Chance(Faults) ? "Unknown::T" : tested.Name;
        var operand = Of(type, depth);
        return dice.Chance(0.6)
            ? new(Level.Relation, (operand, Level.Sum), $" is {name}")
            : new(Level.Relation, (operand, Level.Sum), $" is {name} in ", (Of(AncestorType(tested), depth), Level.Sum));
    }

    private Node Presence(int depth)
    {
        var holders = _paths.Where(path => AttributePath.Attributes(world.Schema, path.Type) is not null).ToList();
        var path = dice.Pick(holders);
        _guards.AddRange(path.Guards);
        var names = AttributePath.Attributes(world.Schema, path.Type)!.Select(attribute => attribute.Key).ToList();
        var name = names.Count > 0 && dice.Chance(0.85) ? dice.Pick(names) : dice.Pick(dice.Chance(0.5) ? Words.Attributes : Words.OddAttributes);
        if (path.Type is EntityType && dice.Chance(0.2))
        {
            return Node.Method(path.Node, "hasTag", Of(new StringType(), depth));
        }

        // A dotted path needs not lead anywhere: what comes after a missing attribute is not asked for.
        return dice.Chance(0.2)
            ? new(Level.Relation, (path.Node, Level.Sum), $" has {dice.Pick(Words.Attributes)}.{dice.Pick(Words.Attributes)}{dice.Pick("", ".a", ".name")}")
            : AttributePath.Has(dice, path.Node, name);
    }

    private Node Like(int depth)
    {
        var pattern = string.Concat(Enumerable.Range(0, dice.Next(5)).Select(_ => dice.Pick(PatternParts)));
        return new(Level.Relation, (Of(new StringType(), depth), Level.Sum), $" like \"{pattern}\"");
    }

    private Node SetTest(int depth)
    {
        var element = AnyType(1);
        var set = new SetType(element);
        return dice.Next(4) switch
        {
            0 => Node.Method(Of(set, depth), "isEmpty"),
            1 => Node.Method(Of(set, depth), "contains", Of(element, depth)),
            _ => Node.Method(Of(set, depth), dice.Pick("containsAll", "containsAny"), Of(set, depth)),
        };
    }

    private Node ExtensionTest(int depth)
    {
        var number = new ExtensionType(CedarKind.Decimal);
        var address = new ExtensionType(CedarKind.IpAddress);
        return dice.Next(3) switch
        {
            0 => Node.Method(Of(number, depth), dice.Pick("lessThan", "lessThanOrEqual", "greaterThan", "greaterThanOrEqual"), Of(number, depth)),
            1 => Node.Method(Of(address, depth), "isInRange", Of(address, depth)),
            _ => Node.Method(Of(address, depth), dice.Pick("isIpv4", "isIpv6", "isLoopback", "isMulticast")),
        };
    }
}
