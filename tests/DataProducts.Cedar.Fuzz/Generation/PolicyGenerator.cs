using System.Collections.Immutable;

namespace DataProducts.Cedar.Fuzz;

/// <summary>Writes random policies and templates over a world.</summary>
internal sealed class PolicyGenerator(Dice dice, FuzzWorld world, PolicyStyle style)
{
    private readonly RequestGenerator _requests = new(dice, world);
    private readonly Dictionary<(EntityUid, string, string), ExprGenerator> _expressions = [];

    /// <summary>Writes a set of one to a few policies, its templates linked, now and then wrongly.</summary>
    /// <param name="most">The greatest number of policies.</param>
    /// <param name="about">The action that most of them are about, or null.</param>
    public PolicySetSource Set(int most, ActionDefinition? about = null)
    {
        var policies = Enumerable.Range(0, dice.Between(1, most))
            .Select(_ => Policy(about is not null && dice.Chance(0.8) ? about : _requests.Action())).ToImmutableArray();
        var links = ImmutableArray.CreateBuilder<LinkSource>();
        for (var i = 0; i < policies.Length; i++)
        {
            for (var count = policies[i].IsTemplate || dice.Chance(style.Faulty / 20) ? dice.Next(3) : 0; count > 0; count--)
            {
                links.Add(new(dice.Chance(style.Faulty / 20) ? "policy0" : $"link{links.Count}", i, Values(policies[i].Slots)));
            }
        }

        return new(policies, links.ToImmutable());
    }

    public PolicySource Policy() => Policy(_requests.Action());

    /// <summary>Writes a policy that is about an action and one pair of the types that it applies to.</summary>
    public PolicySource Policy(ActionDefinition action)
    {
        var principal = dice.Pick(action.PrincipalTypes);
        var resource = dice.Pick(action.ResourceTypes);
        var slots = dice.Chance(style.Templates) ? dice.Between(1, 3) : 0;
        return new(
            Annotations(), dice.Chance(0.3) ? "forbid" : "permit",
            Scope("principal", principal, (slots & 1) != 0), ActionScope(action), Scope("resource", resource, (slots & 2) != 0),
            Conditions(action, principal, resource));
    }

    private string Annotations() => dice.Chance(0.85) ? "" : $"@{dice.Pick(Words.Annotations)}\n{(dice.Chance(0.3) ? "// forbid(x)\n" : "")}";

    private string Scope(string variable, string type, bool slot)
    {
        var target = slot ? $"?{variable}" : Spelling.Uid(dice, dice.Chance(0.5) ? world.Uids.Of(dice, type) : Ancestor(type));
        return dice.Next(slot ? 3 : 7) switch
        {
            0 => $"{variable} in {target}",
            1 => slot ? $"{variable} == {target}" : $"{variable} == {Spelling.Uid(dice, world.Uids.Of(dice, type))}",
            2 => $"{variable} is {(dice.Chance(0.9) ? type : dice.Pick(world.Uids.Types))} in {target}",
            3 or 4 => $"{variable} is {type}",
            _ => variable,
        };
    }

    private EntityUid Ancestor(string type) => world.Schema.EntityTypes[type].MemberOf is { IsEmpty: false } known
        ? world.Uids.Of(dice, dice.Pick((IReadOnlyList<string>)[.. known.Order(StringComparer.Ordinal)])) : world.Uids.Any(dice);

    private string ActionScope(ActionDefinition action)
    {
        List<EntityUid> groups = [action.Uid, .. action.Parents];
        return dice.Next(8) switch
        {
            < 4 => $"action == {Spelling.Uid(dice, !dice.Chance(style.Faulty / 5) ? action.Uid : new(action.Uid.Type, "undeclared"))}",
            4 => $"action in {Spelling.Uid(dice, dice.Pick(groups))}",
            5 => $"action in [{string.Join(", ", Enumerable.Range(0, dice.Between(1, 3)).Select(_ => Spelling.Uid(dice, dice.Pick(groups))))}]",
            _ => "action",
        };
    }

    private ImmutableArray<ConditionSource> Conditions(ActionDefinition action, string principal, string resource)
    {
        if (!_expressions.TryGetValue((action.Uid, principal, resource), out var expressions))
        {
            _expressions.Add((action.Uid, principal, resource), expressions = new(dice, world, action, principal, resource));
        }

        expressions.Faults = dice.Chance(style.Faulty) ? 0.06 : 0;
        var count = dice.Next(10) switch { 0 => 0, < 8 => 1, 8 => 2, _ => 3 };
        return [.. Enumerable.Range(0, count).Select(_ => new ConditionSource(dice.Chance(0.3), expressions.Condition(dice.Between(1, style.Depth))))];
    }

    private ImmutableSortedDictionary<CedarSlot, EntityUid> Values(ImmutableArray<CedarSlot> slots)
    {
        var values = slots.ToImmutableSortedDictionary(slot => slot, _ => world.Uids.Any(dice));
        return !dice.Chance(style.Faulty / 10) ? values
            : dice.Chance(0.5) ? values.Clear() : values.SetItem(CedarSlot.Principal, world.Uids.Any(dice)).SetItem(CedarSlot.Resource, world.Uids.Any(dice));
    }
}
