using System.Text.Json;

namespace DataProducts.Cedar.Fuzz;

/// <summary>Do both validators, in strict mode, find errors in the same policies, templates and links?</summary>
internal static class ValidationTrial
{
    /// <summary>Makes a trial of sets that parse: the schema is read once for all of them.</summary>
    public static Trial Of(FuzzWorld world, IReadOnlyList<PolicySetSource> sources)
    {
        List<(string Prefix, PolicySetSource Source)> sets = [.. sources.Select((source, index) => ($"s{index}_", source))];
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

        var theirs = answer.GetProperty("validationErrors").EnumerateArray().ToLookup(
            finding => finding.GetProperty("policyId").GetString()!, finding => finding.GetProperty("error").GetProperty("message").GetString()!,
            StringComparer.Ordinal);
        foreach (var (prefix, source) in sets)
        {
            if (Compare(prefix, PolicyValidator.Validate(source.Parse(), world.Schema).Errors, theirs) is { } difference)
            {
                return difference;
            }
        }

        return null;
    }

    // Where an error stands, its kind, and warnings, are compared on the corpus.
    private static string? Compare(string prefix, IReadOnlyList<CedarDiagnostic> ours, ILookup<string, string> theirs)
    {
        if (ours.FirstOrDefault(finding => !theirs.Contains(prefix + finding.PolicyId)) is { } surplus)
        {
            return $"validation-too-strict: {surplus.PolicyId}: {surplus}";
        }

        var missing = theirs.FirstOrDefault(policy => policy.Key.StartsWith(prefix, StringComparison.Ordinal)
            && !ours.Any(finding => finding.PolicyId == policy.Key[prefix.Length..]));
        return missing is null ? null : $"validation-too-weak: {missing.Key}: Cedar: {missing.First()}";
    }
}
