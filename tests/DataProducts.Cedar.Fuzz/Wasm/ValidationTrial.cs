using System.Text.Json;

namespace DataProducts.Cedar.Fuzz;

/// <summary>Do both validators, in strict mode, find errors in the same policies?</summary>
internal static class ValidationTrial
{
    /// <summary>Makes a trial of sets that parse: the schema is read once for all of them.</summary>
    public static Trial Of(FuzzWorld world, IReadOnlyList<PolicySetSource> sources)
    {
        List<(string Prefix, PolicySetSource Source)> sets = [.. sources.Select((source, index) => ($"s{index}", source))];
        return new(
            [OracleCall.Of("validate", $"{{\"schema\":{OracleCall.Quote(world.SchemaText)},\"policies\":{PolicySetJson.Write(sets)}}}")],
            answers => Compare(world, sets, answers[0]),
            () => $"{world.SchemaText}\n{string.Join("\n\n", sources)}")
        {
            Prelude = [OracleCall.Named("preparseSchema", "schema", OracleCall.Quote(world.SchemaText))],
            Smaller = () => sources.Count > 1
                ? [Of(world, [.. sources.Take(sources.Count / 2)]), Of(world, [.. sources.Skip(sources.Count / 2)])]
                : sources[0].Smaller().Where(Parses).Select(smaller => Of(world, [smaller])),
        };
    }

    public static bool Parses(PolicySetSource source)
    {
        try
        {
            source.Parse();
            return true;
        }
        catch (CedarException)
        {
            return false;
        }
    }

    private static string? Compare(FuzzWorld world, List<(string Prefix, PolicySetSource Source)> sets, JsonElement answer)
    {
        // A set that only we accept is the business of another trial.
        if (!Answer.IsSuccess(answer))
        {
            return null;
        }

        var theirs = answer.GetProperty("validationErrors").EnumerateArray()
            .GroupBy(error => error.GetProperty("policyId").GetString()!, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First().GetProperty("error").GetProperty("message").GetString()!, StringComparer.Ordinal);
        foreach (var (prefix, source) in sets)
        {
            foreach (var policy in source.Parse().Policies)
            {
                var ours = PolicyValidator.Validate(PolicySet.Of([policy]), world.Schema).Errors;
                var message = theirs.GetValueOrDefault(prefix + policy.Id) ?? theirs.GetValueOrDefault(prefix + policy.TemplateId);
                if (ours.Count == 0 != message is null)
                {
                    return ours.Count == 0
                        ? $"validation-too-weak: {policy.Id}: Cedar: {message}" : $"validation-too-strict: {policy.Id}: {ours[0]}";
                }
            }
        }

        return null;
    }
}
