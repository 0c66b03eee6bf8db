using DataProducts.Access;
using DataProducts.Cedar;

namespace DataProducts.Testing;

/// <summary>Says why Cedar decided as it did: first what decided, then which permits were near, and what they lacked.</summary>
internal static class Explanation
{
    /// <summary>Gives one line a policy; policies whose scope does not fit are passed over, for they speak of something else.</summary>
    public static string Of(DecisionExplanation explanation)
    {
        var lines = explanation.Policies
            .Where(one => one.Role != PolicyRole.OutOfScope && (one.Role != PolicyRole.ConditionFailed || one.Policy.Effect == PolicyEffect.Permit))
            .OrderBy(one => one.Role)
            .Select(Line)
            .ToList();
        return lines.Count > 0 ? string.Join('\n', lines) : "  no policy speaks of it";
    }

    private static string Line(PolicyExplanation one)
    {
        var place = FormattableString.Invariant($"{Path.GetFileName(one.Policy.Path)}({one.Span.Line},{one.Span.Column})");
        var effect = one.Policy.Effect == PolicyEffect.Permit ? "permits" : "forbids";
        return one.Role switch
        {
            PolicyRole.Decided => $"  {one.Policy.Id} {effect}: {PolicyReason.Of(one.Policy).Reason}  {place}",
            PolicyRole.Overruled => $"  {one.Policy.Id} permits, and is overruled  {place}",
            PolicyRole.Erred => $"  {one.Policy.Id} cannot be evaluated: {one.Detail}  {place}",
            _ => $"  {one.Policy.Id} does not permit, for this fails: {one.Detail}  {place}",
        };
    }
}
