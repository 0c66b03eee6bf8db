using System.Text.Json.Nodes;

namespace DataProducts.Cedar.Fuzz;

/// <summary>Makes random requests: of an action of the schema, with types that it applies to and a context that conforms.</summary>
internal sealed class RequestGenerator(Dice dice, FuzzWorld world)
{
    private readonly List<ActionDefinition> _actions = [.. world.Schema.Actions.Values
        .Where(action => action.PrincipalTypes.Length > 0 && action.ResourceTypes.Length > 0)
        .OrderBy(action => action.Uid.ToString(), StringComparer.Ordinal)];

    private readonly JsonValueGenerator _values = new(dice, type => world.Uids.Of(dice, type));

    public ActionDefinition Action() => dice.Pick(_actions);

    public FuzzRequest Conforming() => Conforming(Action());

    public FuzzRequest Conforming(ActionDefinition action) => new(
        world.Uids.Of(dice, dice.Pick(action.PrincipalTypes)), action.Uid, world.Uids.Of(dice, dice.Pick(action.ResourceTypes)),
        _values.Fields(action.Context));

    /// <summary>Makes a request with one thing changed that a schema may ask for; it may still conform.</summary>
    public FuzzRequest Mutated()
    {
        var request = Conforming();
        return dice.Next(6) switch
        {
            0 => request with { Principal = world.Uids.Any(dice) },
            1 => request with { Resource = world.Uids.Any(dice) },
            2 => request with { Action = new(request.Action.Type, dice.Pick(Words.Actions)) },
            3 => request with { Action = world.Uids.Of(dice, request.Action.Type) },
            4 => request with { Principal = request.Principal with { Id = dice.Pick(Words.Ids) }, Resource = request.Resource with { Type = "Unknown" } },
            _ => request with { Context = (JsonObject)JsonMutator.Mutate(dice, request.Context, world.Uids) },
        };
    }
}
