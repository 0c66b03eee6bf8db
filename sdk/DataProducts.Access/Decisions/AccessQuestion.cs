namespace DataProducts.Access;

/// <summary>Who asks, why, from where and when.</summary>
/// <param name="Person">Who asks.</param>
/// <param name="Purpose">The purpose's name, or null if none was given; without one nothing is allowed.</param>
/// <param name="Device">Where the person's device is; the seat by default. <see cref="Jurisdiction.Unknown"/> opens nothing.</param>
/// <param name="Now">The point of time of the decision, in UTC.</param>
public sealed record AccessQuestion(Person Person, string? Purpose, Jurisdiction Device, DateTimeOffset Now);
