namespace DataProducts.Cedar;

/// <summary>One kind of request: the types of principal and resource, and the action with its context.</summary>
internal sealed record RequestEnvironment(string PrincipalType, ActionDefinition Action, string ResourceType)
{
    public static List<RequestEnvironment> All(CedarSchema schema)
    {
        var all = new List<RequestEnvironment>();
        foreach (var action in schema.Actions.Values)
        {
            foreach (var principal in action.PrincipalTypes)
            {
                foreach (var resource in action.ResourceTypes)
                {
                    all.Add(new(principal, action, resource));
                }
            }
        }

        return all;
    }
}
