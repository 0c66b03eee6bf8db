using System.Globalization;

namespace DataProducts.Lake.Parts;

/// <summary>What the files of a batch's parts are called: batch, part, number, and what tells one attempt from another.</summary>
internal static class PartNames
{
    public const string DescriptionSuffix = ".part.json";

    /// <summary>Gives how the names of a part's files begin.</summary>
    public static string Of(string batch, int part) => string.Create(CultureInfo.InvariantCulture, $"{Batch(batch)}{part:D6}");

    /// <summary>Gives how the names of all files of a batch's parts begin.</summary>
    public static string Batch(string batch) => $"{batch}-p";

    /// <summary>Tells whether a text can be the name of a file of the batch's parts, and of nothing else: no folder leads out of the
    /// table.</summary>
    public static bool IsOf(string batch, string name, string suffix) =>
        name.Length <= 255 && name.StartsWith(Batch(batch), StringComparison.Ordinal) && name.EndsWith(suffix, StringComparison.Ordinal)
        && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-');
}
