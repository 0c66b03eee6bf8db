using DataProducts.Cedar;

namespace DataProducts.Cli.Cedar;

/// <summary>Decides questions about one set of policies; with a schema the question is checked first.</summary>
internal sealed class Decider(PolicySet policies, CedarSchema? schema, EntityStore entities)
{
    public CedarSchema? Schema => schema;

    /// <exception cref="CedarDataException">The question does not conform to the schema, or names an entity that was not supplied.</exception>
    public CedarDecision Decide(CedarRequest request) => schema is null
        ? Authorizer.Authorize(policies, entities, request)
        : Authorizer.Authorize(policies, schema, entities, request);
}
