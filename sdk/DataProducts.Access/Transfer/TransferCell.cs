namespace DataProducts.Access;

/// <summary>One cell of the transfer matrix.</summary>
/// <param name="Data">Whose law protects the data.</param>
/// <param name="Viewer">Where it would be seen.</param>
/// <param name="Grade">What is allowed.</param>
/// <param name="Instruments">The kinds of which one must be on record for <see cref="TransferGrade.C"/>, for example <c>scc-tia</c>; otherwise
/// empty.</param>
/// <param name="Review">What the grade rests on, and until when it may be relied on.</param>
public sealed record TransferCell(
    Jurisdiction Data, Jurisdiction Viewer, TransferGrade Grade, IReadOnlyList<string> Instruments, TransferReview Review)
{
    /// <summary>Gets the cell's id, for example <c>EU/US</c>, as audit records tell it.</summary>
    public string Id => IdOf(Data, Viewer);

    /// <summary>Gets the instruments as <c>context.instruments</c> holds them, for example <c>IN&gt;EU:s16-contract</c>.</summary>
    public IReadOnlyList<string> InstrumentNames => [.. Instruments.Select(kind => InstrumentName.Of(Data, Viewer, kind))];

    internal static string IdOf(Jurisdiction data, Jurisdiction viewer) => $"{data}/{viewer}";
}
