namespace DataProducts;

/// <summary>A request that was turned away at the door of a service, before it concerned a product.</summary>
/// <param name="Reason">The stable id of the refusal, for example <c>DP2011</c>; never text from the caller.</param>
/// <param name="Person">Who asked, if a token proved it; null otherwise.</param>
/// <param name="Asked">What was asked for, as the service itself names it, such as a route's pattern; only its hash is kept.</param>
/// <param name="Count">How many such requests the record stands for; 1 or more.</param>
public sealed record RefusedRequest(string Reason, string? Person, string Asked, long Count = 1);
