using System.Text.Json;

namespace DataProducts.Cedar.Fuzz;

/// <summary>Reads what cedar-wasm answers.</summary>
internal static class Answer
{
    public static bool IsSuccess(JsonElement answer) => answer.GetProperty("type").GetString() == "success";

    public static string Errors(JsonElement answer) => answer.TryGetProperty("errors", out var errors)
        ? string.Join("; ", errors.EnumerateArray().Select(error => error.GetProperty("message").GetString())) : "";

    /// <summary>Gives decision, reasons and the policies that erred, in a form that is equal where the answers are.</summary>
    public static string Decision(JsonElement answer)
    {
        var response = answer.GetProperty("response");
        var diagnostics = response.GetProperty("diagnostics");
        return Text(
            response.GetProperty("decision").GetString() == "allow",
            diagnostics.GetProperty("reason").EnumerateArray().Select(id => id.GetString()!),
            diagnostics.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("policyId").GetString()!));
    }

    public static string Decision(CedarDecision decision) =>
        Text(decision.Allowed, decision.Reasons, decision.Errors.Select(error => error.PolicyId));

    private static string Text(bool allowed, IEnumerable<string> reasons, IEnumerable<string> errors) =>
        $"{(allowed ? "allow" : "deny")} [{string.Join(',', reasons.Order(StringComparer.Ordinal))}] [{string.Join(',', errors.Order(StringComparer.Ordinal))}]";
}
