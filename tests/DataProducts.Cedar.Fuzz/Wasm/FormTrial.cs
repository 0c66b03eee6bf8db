using System.Text.Json;

namespace DataProducts.Cedar.Fuzz;

/// <summary>Is a policy's JSON the same as Cedar's, and does it stay so when our formatter has written the policy?</summary>
internal static class FormTrial
{
    public static Trial Of(PolicySource source)
    {
        var function = source.IsTemplate ? "templateToJson" : "policyToJson";
        return new(
            [OracleCall.Of(function, OracleCall.Quote(source.ToString()))], answers => Compare(source.ToString(), answers[0]), source.ToString)
        {
            Smaller = () => source.Smaller().Where(smaller => smaller.IsTemplate == source.IsTemplate).Select(Of),
        };
    }

    private static string? Compare(string text, JsonElement answer)
    {
        // A policy that one of the two refuses is the business of another trial.
        if (!Answer.IsSuccess(answer) || Json(text) is not { } ours)
        {
            return null;
        }

        var theirs = answer.GetProperty("json");
        if (!Same(ours, theirs))
        {
            return $"json: ours: {ours}; Cedar: {theirs.GetRawText()}";
        }

        var formatted = CedarFormatter.Format(text, "fuzz.cedar");
        return Json(formatted) is not { } after || !Same(after, theirs) ? $"format: says something else: {formatted}"
            : CedarFormatter.Format(formatted, "fuzz.cedar") != formatted ? $"format-twice: gives another text: {formatted}"
            : null;
    }

    private static bool Same(string ours, JsonElement theirs)
    {
        using var document = JsonDocument.Parse(ours, new() { MaxDepth = 1000 });
        return JsonElement.DeepEquals(document.RootElement, theirs);
    }

    private static string? Json(string text)
    {
        try
        {
            var set = PolicySet.Parse(text, "fuzz.cedar");
            return set.Templates.IsEmpty ? PolicyJson.Write(set.Policies[0]) : PolicyJson.Write(set.Templates[0]);
        }
        catch (CedarException)
        {
            return null;
        }
    }
}
