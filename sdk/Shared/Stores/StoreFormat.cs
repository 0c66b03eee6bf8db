namespace DataProducts.Files;

/// <summary>A kind of SQLite file: how it is known, and what brings it from each format to the next.</summary>
/// <param name="Name">What a person calls it, for messages: <c>catalog</c>.</param>
/// <param name="ApplicationId">SQLite's <c>application_id</c>, so that another program's file is not taken for one of these.</param>
/// <param name="Steps">SQL: the first step makes format 1 of an empty file, the next one makes format 2 of that, and so on.</param>
internal sealed record StoreFormat(string Name, int ApplicationId, IReadOnlyList<string> Steps)
{
    /// <summary>Gets the format that this program writes, the number in SQLite's <c>user_version</c>.</summary>
    public int Newest => Steps.Count;

    /// <summary>Gets the table by which a file is known that was made before files of this kind had numbers (format 0); the first step must
    /// take such a file too. Null where all have one.</summary>
    public string? UnnumberedTable { get; init; }

    /// <summary>Gets a value indicating whether the file names people in clear. Then the copy that a migration starts with ends with it: an
    /// erasure would miss it.</summary>
    public bool NamesPeople { get; init; }

    /// <summary>Gets the error for a file that is something else, by its path.</summary>
    public required Func<string, DataProductException> NotOne { get; init; }
}
