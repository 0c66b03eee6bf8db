namespace DataProducts.Access;

/// <summary>One cell of the transfer matrix.</summary>
/// <param name="Data">Whose law protects the data.</param>
/// <param name="Viewer">Where it would be seen.</param>
/// <param name="Grade">What is allowed.</param>
/// <param name="Instrument">What must be on record for <see cref="TransferGrade.C"/>, for example <c>scc-tia</c>; otherwise null.</param>
/// <param name="Basis">The rule of law that the grade rests on.</param>
public sealed record TransferCell(Jurisdiction Data, Jurisdiction Viewer, TransferGrade Grade, string? Instrument, string Basis)
{
    /// <summary>Gets the instrument as <c>context.instruments</c> holds it, for example <c>IN&gt;EU:s16-contract</c>; null without
    /// one.</summary>
    public string? InstrumentId => Instrument is null ? null : $"{Data}>{Viewer}:{Instrument}";
}
