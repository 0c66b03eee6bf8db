namespace DataProducts.Observability;

/// <summary>A request to Alation, as it would be sent.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path below Alation's own address.</param>
/// <param name="Body">The body, JSON.</param>
public sealed record AlationRequest(string Method, string Path, string Body);
