namespace DataProducts.Access;

/// <summary>What may cross which border, as data: versioned, dated, with a basis for each cell and override. A default, not legal
/// advice.</summary>
/// <param name="Version">The version, recorded with every decision.</param>
/// <param name="Reviewed">The day on which it was looked at as a whole; the first of all days in a matrix that does not tell it.</param>
/// <param name="ReviewBy">The day from which it must be looked at again, whatever its parts say.</param>
/// <param name="Cells">The cells off the diagonal; within one jurisdiction everything is <see cref="TransferGrade.A"/>.</param>
/// <param name="Overrides">What holds whatever the cells say.</param>
public sealed record TransferMatrix(
    string Version, DateOnly Reviewed, DateOnly ReviewBy, IReadOnlyList<TransferCell> Cells, IReadOnlyList<TransferOverride> Overrides)
{
    /// <summary>How long before the end reports begin to tell of it.</summary>
    public const int WarningDays = 60;

    /// <summary>Gets the matrix that ships.</summary>
    public static TransferMatrix Default { get; } = Parse(EmbeddedText.Read(StandardsFolder.Matrix));

    /// <summary>Gets the day from which it is refused: the first on which a part of it must be reviewed.</summary>
    public DateOnly Expires => Ends.Min(one => one.Day);

    /// <summary>Gets the part that must be reviewed first, for example <c>EU/US</c>; <c>the matrix</c> where no part is sooner than the
    /// whole.</summary>
    public string FirstToExpire => Ends.MinBy(one => one.Day).Id;

    /// <summary>Gets the regimes that an override speaks of, in ordinal order. A product in another one is refused: nothing would hold
    /// for it.</summary>
    public IReadOnlyList<string> Regimes =>
        [.. Overrides.Select(one => one.Regime).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Gets when each part must be looked at again.</summary>
    internal IEnumerable<(string Id, DateOnly Day)> Ends =>
        Cells.Select(cell => (cell.Id, cell.Review.Expires)).Concat(Overrides.Select(one => (one.Id, one.Review.Expires))).Prepend(("the matrix", ReviewBy));

    /// <summary>Reads a matrix.</summary>
    /// <param name="json">The JSON text; its form is that of <c>Data/transfer-matrix.json</c>.</param>
    /// <returns>The matrix.</returns>
    /// <exception cref="AccessException"><c>DP1901</c>: the text is no matrix, or a cell stands twice or is missing.</exception>
    public static TransferMatrix Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return TransferMatrixFile.Parse(json, StandardsFolder.Matrix);
    }

    /// <summary>Finds what somebody at a place may do with data of a jurisdiction, before any override.</summary>
    /// <param name="data">Whose law protects the data.</param>
    /// <param name="viewer">Where it would be seen.</param>
    /// <returns>The grade; <see cref="TransferGrade.D"/> where the matrix does not know one of the places.</returns>
    public TransferGrade GradeOf(Jurisdiction data, Jurisdiction viewer) =>
        data == viewer ? data.IsKnown ? TransferGrade.A : TransferGrade.D
        : Cells.FirstOrDefault(cell => cell.Data == data && cell.Viewer == viewer)?.Grade ?? TransferGrade.D;

    /// <summary>Gives the cells and overrides that speak about a request, whatever they then allow: audit records name them.</summary>
    internal IReadOnlyList<string> Applied(TransferRequest request) =>
    [
        .. request.At.Select(place => TransferCell.IdOf(request.Data, place))
            .Concat(Overrides.Where(one => one.AppliesTo(request)).Select(one => one.Id))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];
}
