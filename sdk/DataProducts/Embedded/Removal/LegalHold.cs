namespace DataProducts;

/// <summary>Keeps data from being removed for as long as it stands: a court or an authority may ask for it.</summary>
/// <param name="Id">Its id, a UUID.</param>
/// <param name="Jurisdiction">In whose lake and vault.</param>
/// <param name="Subject">The reference of the person whose data is kept, 32 hex digits; null if it is about a product.</param>
/// <param name="Product">The product whose rows are kept; null if it is about a person.</param>
/// <param name="Reason">Why, for example a file number; no personal data.</param>
/// <param name="PlacedBy">Who placed it, by the opaque id that the audit log has.</param>
/// <param name="Placed">When, in UTC.</param>
public sealed record LegalHold(
    Guid Id, string Jurisdiction, string? Subject, string? Product, string Reason, string PlacedBy, DateTimeOffset Placed);
