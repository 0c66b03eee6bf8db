namespace DataProducts;

/// <summary>What the generator adds to an annotated record: code that reads, checks and writes its rows without reflection.</summary>
/// <typeparam name="TRow">The annotated record itself.</typeparam>
/// <remarks>Members are implemented explicitly, so that the record shows only what the team wrote.</remarks>
public interface IDataProductRow<TRow>
    where TRow : class, IDataProductRow<TRow>
{
    /// <summary>Gets the product's manifest, the JSON of <see cref="DataProductManifestAttribute"/>, so that a running program need not
    /// look for it.</summary>
    static abstract string Manifest { get; }

    /// <summary>Gets what the annotations say.</summary>
    static abstract PortSchema Schema { get; }

    /// <summary>Gets the instruments of the port, with their tags made once.</summary>
    static abstract PortMeters Meters { get; }

    /// <summary>Makes a row of one source record. Conversions and missing values are checked here, forms in
    /// <see cref="Validate"/>.</summary>
    /// <param name="fields">The record's fields, in the order of <see cref="PortSchema.Source"/>.</param>
    /// <param name="jurisdictions">Which country belongs to which jurisdiction.</param>
    /// <param name="problems">Receives what is wrong, by rule and column.</param>
    /// <returns>The row, or null if a problem was found.</returns>
    static abstract TRow? Read(SourceFields fields, JurisdictionTable jurisdictions, RowProblems problems);

    /// <summary>Checks a row by its annotations.</summary>
    /// <param name="row">The row.</param>
    /// <param name="problems">Receives what is wrong, by rule and column.</param>
    static abstract void Validate(TRow row, RowProblems problems);

    /// <summary>Tells whose law protects a row.</summary>
    /// <param name="row">The row.</param>
    /// <returns>The jurisdiction; <see cref="Jurisdiction.Unknown"/> if the source does not say.</returns>
    static abstract Jurisdiction JurisdictionOf(TRow row);

    /// <summary>Tells a row's key. A key of several properties has each one length-prefixed, so that no two keys read alike.</summary>
    /// <param name="row">The row.</param>
    /// <returns>The key.</returns>
    static abstract string KeyOf(TRow row);

    /// <summary>Tells whose data a row is: the unit of erasure.</summary>
    /// <param name="row">The row.</param>
    /// <returns>The subject's id in clear; only its keyed hash is stored.</returns>
    static abstract string SubjectOf(TRow row);

    /// <summary>The token map: gives the value that <see cref="PortSchema.Pii"/> names.</summary>
    /// <param name="row">The row.</param>
    /// <param name="pii">A place in <see cref="PortSchema.Pii"/>.</param>
    /// <returns>The value in clear, or null.</returns>
    static abstract string? PiiOf(TRow row, int pii);

    /// <summary>Writes rows into columns. Personal data is not read: its columns get the tokens.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="tokens">The tokens of the same rows.</param>
    /// <param name="columns">Receives one row for each; the port's columns start at <paramref name="firstColumn"/>.</param>
    /// <param name="firstColumn">Where in <paramref name="columns"/> the first column of <see cref="PortSchema.Columns"/> stands.</param>
    static abstract void Write(ReadOnlySpan<TRow> rows, TokenColumns tokens, ColumnBatch columns, int firstColumn);
}
