using System.Text.Json;

namespace DataProducts.Cedar.Fuzz;

/// <summary>Do both validators, in strict mode, find errors in the same policies, templates and links, and warn of the same things?</summary>
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

        var errors = Messages(answer, "validationErrors");
        var warnings = Messages(answer, "validationWarnings");
        foreach (var (prefix, source) in sets)
        {
            var ours = PolicyValidator.Validate(source.Parse(), world.Schema);
            var difference = Compare("validation", prefix, ours.Errors, errors) ?? Compare("warning", prefix, ours.Warnings, Worth(warnings, errors));
            if (difference is not null)
            {
                return difference;
            }
        }

        return null;
    }

    // The finding of a policy goes by its kind; where and how it is worded is compared on the corpus.
    private static string? Compare(string kind, string prefix, IReadOnlyList<CedarDiagnostic> ours, ILookup<string, string> theirs)
    {
        foreach (var finding in ours)
        {
            if (theirs[prefix + finding.PolicyId] is var messages && !messages.Any(message => !finding.IsWarning || Code(message) == finding.Code))
            {
                return $"{kind}-too-strict: {finding.PolicyId}: {finding}; Cedar: {string.Join("; ", messages)}";
            }
        }

        foreach (var policy in theirs.Where(policy => policy.Key.StartsWith(prefix, StringComparison.Ordinal)))
        {
            var id = policy.Key[prefix.Length..];
            if (policy.FirstOrDefault(message => !ours.Any(finding => finding.PolicyId == id && (!finding.IsWarning || finding.Code == Code(message)))) is { } message)
            {
                return $"{kind}-too-weak: {id}: Cedar: {message}";
            }
        }

        return null;
    }

    // Cedar also says of a policy with errors, or which no action fits, that it never applies; we do not say twice that it is useless.
    private static ILookup<string, string> Worth(ILookup<string, string> warnings, ILookup<string, string> errors) => warnings
        .SelectMany(policy => policy.Select(message => (Id: policy.Key, Message: message, Code: Code(message))))
        .Where(one => one.Code switch
        {
            CedarCodes.NoApplicableAction => !errors.Contains(one.Id),
            CedarCodes.Impossible => !errors.Contains(one.Id) && !warnings[one.Id].Any(message => Code(message) == CedarCodes.NoApplicableAction),
            _ => true,
        })
        .ToLookup(one => one.Id, one => one.Message, StringComparer.Ordinal);

    private static ILookup<string, string> Messages(JsonElement answer, string name) => answer.GetProperty(name).EnumerateArray().ToLookup(
        finding => finding.GetProperty("policyId").GetString()!, finding => finding.GetProperty("error").GetProperty("message").GetString()!, StringComparer.Ordinal);

    private static string Code(string warning) =>
        warning.Contains("policy is impossible", StringComparison.Ordinal) ? CedarCodes.Impossible
        : warning.Contains("applicable action", StringComparison.Ordinal) ? CedarCodes.NoApplicableAction
        : warning.Contains("BIDI", StringComparison.Ordinal) ? CedarCodes.BidiCharacter
        : warning.Contains("mixed scripts", StringComparison.Ordinal) ? CedarCodes.MixedScripts
        : warning.Contains("contains the character", StringComparison.Ordinal) ? CedarCodes.ConfusableCharacter
        : warning;
}
