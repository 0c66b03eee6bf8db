namespace DataProducts.Cedar;

/// <summary>A policy to be made of a template.</summary>
/// <param name="TemplateId">The template.</param>
/// <param name="Id">The link's own id.</param>
/// <param name="Values">An entity for each of the template's slots, and for no other.</param>
public sealed record TemplateLink(string TemplateId, string Id, IReadOnlyDictionary<CedarSlot, EntityUid> Values);
