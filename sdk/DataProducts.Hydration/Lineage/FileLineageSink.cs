using System.Globalization;

namespace DataProducts.Hydration;

/// <summary>Keeps the events of each run in a file of its own, as JSON Lines, named by when the run began.</summary>
/// <remarks>Nothing removes the files. A run that is killed leaves a file that ends with what it had sent, at worst amid a line.</remarks>
/// <param name="folder">The folder, made where there is none.</param>
public sealed class FileLineageSink(string folder) : ILineageSink
{
    /// <summary>How the names of the files end.</summary>
    public const string FileEnd = ".openlineage.jsonl";

    private static readonly byte[] LineEnd = "\n"u8.ToArray();

    /// <inheritdoc/>
    public async Task EmitAsync(LineageEvent lineageEvent, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(lineageEvent);
        try
        {
            Directory.CreateDirectory(folder);
            var file = new FileStream(Path.Combine(folder, NameOf(lineageEvent)), FileMode.Append, FileAccess.Write, FileShare.Read);
            await using (file.ConfigureAwait(false))
            {
                await file.WriteAsync(lineageEvent.Json, cancellationToken).ConfigureAwait(false);
                await file.WriteAsync(LineEnd, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw LineageErrors.NotKept(failure.GetType().Name);
        }
    }

    private static string NameOf(LineageEvent lineageEvent) => string.Create(
        CultureInfo.InvariantCulture, $"{lineageEvent.Started.UtcDateTime:yyyyMMdd'T'HHmmssfff'Z'}-{lineageEvent.Job}-{lineageEvent.Run:N}{FileEnd}");
}
