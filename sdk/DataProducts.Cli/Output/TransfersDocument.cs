namespace DataProducts.Cli.Output;

/// <summary>The transfer matrices that registered products are decided by.</summary>
internal sealed record TransfersDocument(IReadOnlyList<TransfersDocument.MatrixDocument> Matrices)
{
    internal sealed record MatrixDocument(
        string Version,
        bool Expired,
        DateOnly Ends,
        int DaysLeft,
        string? WaivedBy,
        IReadOnlyList<string> Products,
        IReadOnlyList<CellDocument> Cells,
        IReadOnlyList<string> InstrumentsInForce,
        IReadOnlyList<EndingDocument> EndingSoon);

    /// <summary>A cell; open if clear values may cross now, whoever asks.</summary>
    internal sealed record CellDocument(string Cell, string Grade, IReadOnlyList<string> Instruments, bool Open);

    internal sealed record EndingDocument(string What, DateOnly Ends, int DaysLeft);
}
