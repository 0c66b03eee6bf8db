using DataProducts.Access;

namespace DataProducts.Portal.Text;

/// <summary>Why something is kept back, once for all places where it is kept back for the same reason.</summary>
/// <param name="Places">The places.</param>
/// <param name="What">What is kept back, and why.</param>
/// <param name="Policy">The policy that did; null for a row filter, which may be of many.</param>
/// <param name="Code">The row filter; null for others.</param>
internal sealed record SightReason(IReadOnlyList<string> Places, string What, string? Policy, string? Code)
{
    public static IReadOnlyList<SightReason> Of(ViewerSight sight) =>
    [
        .. sight.Places.SelectMany(Each).GroupBy(one => (one.What, one.Policy, one.Code))
            .Select(same => new SightReason([.. same.Select(one => one.Place)], same.Key.What, same.Key.Policy, same.Key.Code)),
    ];

    private static IEnumerable<(string Place, string What, string? Policy, string? Code)> Each(JurisdictionSight sight)
    {
        var place = sight.Jurisdiction.Code;
        foreach (var reason in sight.Denied)
        {
            yield return (place, $"no rows: {reason.Reason}", reason.Policy, null);
        }

        if (sight.Filter is { } filter)
        {
            yield return (place, "only rows where", null, filter);
        }

        foreach (var (kind, reasons) in sight.Kinds.OrderBy(pair => pair.Key))
        {
            foreach (var reason in reasons)
            {
                yield return (place, $"{Words.OfKind(kind)} stays a token: {reason.Reason}", reason.Policy, null);
            }
        }
    }
}
