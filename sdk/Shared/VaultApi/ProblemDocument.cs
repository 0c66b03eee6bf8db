using System.ComponentModel;

namespace DataProducts.VaultApi;

/// <summary>Why a request was turned away: problem+json (RFC 9457). No value, token or subject of the request is in it.</summary>
internal sealed record ProblemDocument(
    [property: Description("urn:dataproducts:error: and the id.")] string Type,
    [property: Description("What it is, the same for every occurrence.")] string Title,
    [property: Description("The HTTP status.")] int Status,
    [property: Description("What to do.")] string Detail,
    [property: Description("The stable id; docs/errors.md has a line for each.")] string Id,
    [property: Description("Names the request in the service's log.")] string? Trace = null,
    [property: Description("The policies that refused it, if policy did.")] IReadOnlyList<PolicyBody>? Refused = null);

/// <summary>A policy that kept something back, and why.</summary>
internal sealed record PolicyBody(
    [property: Description("The policy's name.")] string Policy,
    [property: Description("Why.")] string Reason);
