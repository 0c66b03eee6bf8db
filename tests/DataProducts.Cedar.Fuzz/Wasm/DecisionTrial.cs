using System.Text.Json;

namespace DataProducts.Cedar.Fuzz;

/// <summary>Do both accept a policy set, and answer requests to it alike: decision, reasons, errors, or a refusal?</summary>
internal static class DecisionTrial
{
    public static Trial Of(FuzzWorld world, PolicySetSource source, IReadOnlyList<Asked> requests)
    {
        List<OracleCall> calls = [OracleCall.Named("preparsePolicySet", "set", Policies(source)), .. requests.Select(Call)];
        return new(calls, answers => Compare(source, requests, answers), () => Reproduce(world, source, requests))
        {
            Prelude = [OracleCall.Named("preparseSchema", "schema", OracleCall.Quote(world.SchemaText))],
            Smaller = () =>
            [
                .. requests.Count > 1 ? requests.Select(request => Of(world, source, [request])) : [],
                .. source.Smaller().Select(smaller => Of(world, smaller, requests)),
            ],
        };
    }

    // Where it can be one text, Cedar numbers the policies itself.
    private static string Policies(PolicySetSource source) => source.Links.IsEmpty && !source.Policies.Any(policy => policy.IsTemplate)
        ? $"{{\"staticPolicies\":{OracleCall.Quote(source.Text)}}}" : PolicySetJson.Write([("", source)]);

    private static OracleCall Call(Asked asked)
    {
        var request = asked.Request;
        var schema = asked.Loading.Schema is null ? "" : ",\"preparsedSchemaName\":\"schema\",\"validateRequest\":true";
        return OracleCall.Of("statefulIsAuthorized",
            $"{{\"principal\":{Uid(request.Principal)},\"action\":{Uid(request.Action)},\"resource\":{Uid(request.Resource)},\"context\":{asked.Context}"
            + $",\"preparsedPolicySetId\":\"set\"{schema},\"entities\":{asked.Loading.Json}}}");
    }

    private static string Uid(EntityUid uid) => OracleCall.Text(JsonValueGenerator.Uid(uid));

    private static string? Compare(PolicySetSource source, IReadOnlyList<Asked> requests, IReadOnlyList<JsonElement> answers)
    {
        PolicySet set;
        try
        {
            set = source.Parse();
        }
        catch (CedarException refusal)
        {
            return Answer.IsSuccess(answers[0]) ? $"set-too-strict: Cedar accepts; ours: {refusal.Message}" : null;
        }

        if (!Answer.IsSuccess(answers[0]))
        {
            return $"set-too-weak: ours is accepted; Cedar: {Answer.Errors(answers[0])}";
        }

        for (var i = 0; i < requests.Count; i++)
        {
            var theirs = Answer.IsSuccess(answers[i + 1]) ? Answer.Decision(answers[i + 1]) : "refused";
            var ours = requests[i].Decide(set);
            if (ours.Answer != theirs)
            {
                var kind = theirs == "refused" ? "request-too-weak" : ours.Answer == "refused" ? "request-too-strict" : "decision";
                return $"{kind}: request {i}: ours: {ours.Answer} {ours.Why}; Cedar: {theirs} {Answer.Errors(answers[i + 1])}";
            }
        }

        return null;
    }

    private static string Reproduce(FuzzWorld world, PolicySetSource source, IReadOnlyList<Asked> requests) =>
        string.Join('\n', (IEnumerable<string>)[world.SchemaText, source.ToString(), .. requests.Select(request => request.ToString())]);
}
