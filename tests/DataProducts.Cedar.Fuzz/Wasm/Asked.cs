namespace DataProducts.Cedar.Fuzz;

/// <summary>A request as it is put to both implementations.</summary>
/// <param name="Request">The request.</param>
/// <param name="Context">Its context as JSON; with a schema some values may be left to it to convert.</param>
/// <param name="Loading">The entities, with a schema or without.</param>
internal sealed record Asked(FuzzRequest Request, string Context, Loading Loading)
{
    public static Asked Random(Dice dice, FuzzRequest request, IReadOnlyList<Loading> loadings)
    {
        var loading = dice.Pick(loadings);
        var context = loading.Schema is null ? request.Context : JsonMutator.Implicit(dice, request.Context)!;
        return new(request, OracleCall.Text(context), loading);
    }

    /// <summary>Gives our answer in the form of <see cref="Fuzz.Answer.Decision(CedarDecision)"/>, or "refused", and why.</summary>
    public (string Answer, string Why) Decide(PolicySet policies)
    {
        try
        {
            var schema = Loading.Schema;
            var context = EntityJson.ParseContext(Context, schema, Request.Action);
            var request = new CedarRequest(Request.Principal, Request.Action, Request.Resource, context);
            if (schema is not null && RequestValidator.Conforms(schema, request) is { Count: > 0 } found)
            {
                return ("refused", found[0].Message);
            }

            var decision = Authorizer.Authorize(policies, Loading.Store, request);
            var answer = Fuzz.Answer.Decision(decision);
            var engine = Fuzz.Answer.Decision(CedarEngine.Create(policies, Loading.Store).Authorize(request));
            return (engine == answer ? answer : $"{answer}, but of the engine {engine}", string.Join("; ", decision.Errors));
        }
        catch (CedarDataException refusal)
        {
            return ("refused", refusal.Message);
        }
    }

    public override string ToString() =>
        $"{Request.Principal} {Request.Action} {Request.Resource} {Context} {(Loading.Schema is null ? "without the schema" : "validated")}"
        + $"\nentities: {Loading.Json}";
}
