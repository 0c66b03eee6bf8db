namespace DataProducts.Cedar;

/// <summary>One kind of request: the types of principal and resource, and the action with its context.</summary>
internal sealed record RequestEnvironment(string PrincipalType, ActionDefinition Action, string ResourceType)
{
    /// <summary>Gives all kinds that a schema allows, those of one action together; actions that apply to nothing have none.</summary>
    public static List<List<RequestEnvironment>> ByAction(CedarSchema schema)
    {
        var all = new List<List<RequestEnvironment>>();
        foreach (var action in schema.Actions.Values)
        {
            var own = new List<RequestEnvironment>();
            foreach (var principal in action.PrincipalTypes)
            {
                foreach (var resource in action.ResourceTypes)
                {
                    own.Add(new(principal, action, resource));
                }
            }

            if (own.Count > 0)
            {
                all.Add(own);
            }
        }

        return all;
    }
}
