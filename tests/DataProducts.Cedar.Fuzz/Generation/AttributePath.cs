namespace DataProducts.Cedar.Fuzz;

/// <summary>A way to a value from a variable: <c>resource.owner.name</c>, and the tests that make it safe.</summary>
/// <param name="Node">The expression.</param>
/// <param name="Type">Its type.</param>
/// <param name="Guards">What has to hold for it not to err, outermost attribute first.</param>
internal sealed record AttributePath(Node Node, CedarType Type, IReadOnlyList<Node> Guards)
{
    private const int MostPaths = 80;

    /// <summary>Gives every way from the variables of a request, a few steps long.</summary>
    public static List<AttributePath> All(Dice dice, CedarSchema schema, ActionDefinition action, string principal, string resource)
    {
        List<AttributePath> found =
        [
            new(new(Level.Primary, "principal"), new EntityType(principal), []),
            new(new(Level.Primary, "resource"), new EntityType(resource), []),
            new(new(Level.Primary, "context"), action.Context, []),
            new(new(Level.Primary, "action"), new EntityType(action.Uid.Type), []),
        ];
        var from = 0;
        for (var step = 0; step < 3; step++)
        {
            var until = found.Count;
            for (; from < until && found.Count < MostPaths; from++)
            {
                found.AddRange(Attributes(schema, found[from].Type)?.Select(attribute => found[from].Then(dice, attribute.Key, attribute.Value)) ?? []);
            }
        }

        return found;
    }

    public static IEnumerable<KeyValuePair<string, AttributeType>>? Attributes(CedarSchema schema, CedarType type) => type switch
    {
        RecordType record => record.Attributes,
        EntityType entity when schema.EntityTypes.TryGetValue(entity.Name, out var definition) => definition.Attributes.Attributes,
        _ => null,
    };

    public static Node Get(Dice dice, Node target, string name)
    {
        var spelt = Spelling.Name(dice, name);
        return spelt[0] == '"' ? new(Level.Member, (target, Level.Member), $"[{spelt}]") : new(Level.Member, (target, Level.Member), $".{spelt}");
    }

    public static Node Has(Dice dice, Node target, string name) => new(Level.Relation, (target, Level.Sum), $" has {Spelling.Name(dice, name)}");

    private AttributePath Then(Dice dice, string name, AttributeType attribute) => new(
        Get(dice, Node, name), attribute.Type, attribute.IsRequired ? Guards : [.. Guards, Has(dice, Node, name)]);
}
