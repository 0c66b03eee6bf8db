namespace DataProducts.Access;

/// <summary>What somebody would see of a port for a purpose.</summary>
/// <param name="Seat">Where the viewer's seat is.</param>
/// <param name="Purpose">What for; null for no purpose.</param>
/// <param name="Places">One sight a jurisdiction, in the platform's order.</param>
public sealed record ViewerSight(Jurisdiction Seat, string? Purpose, IReadOnlyList<JurisdictionSight> Places);

/// <summary>What a subscription lets a group's members see, by membership in that group alone.</summary>
/// <param name="Subscription">The subscription.</param>
/// <param name="Seats">One sight for each place where members have their seat, in the order of the places' codes; none where the group has
/// no members.</param>
public sealed record GroupSight(Subscription Subscription, IReadOnlyList<ViewerSight> Seats);
