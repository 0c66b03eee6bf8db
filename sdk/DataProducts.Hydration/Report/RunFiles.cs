using System.Globalization;

namespace DataProducts.Hydration;

/// <summary>Leaves the report of one run as a file of its own, named by when the run began.</summary>
internal sealed class RunFiles
{
    private readonly string _folder;
    private readonly string _path;
    private readonly RunDocument _document;
    private readonly TimeProvider _time;

    /// <summary>Makes the folder, so that a run whose report cannot be kept fails before it does anything.</summary>
    public RunFiles(string folder, PortSchema schema, HydrationOptions options, TimeProvider time)
    {
        var started = time.GetUtcNow();
        (_folder, _time, _document) = (folder, time, new(schema, options, started));
        var moment = started.UtcDateTime.ToString("yyyyMMdd'T'HHmmssfff'Z'", CultureInfo.InvariantCulture);
        _path = Path.Combine(folder, $"{moment}-{schema.Product}.{schema.Port}-{Guid.NewGuid():N}.json");
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw HydrationErrors.RunFile(_folder, failure);
        }
    }

    public void Write(HydrationReport report)
    {
        try
        {
            Write(_document.Of(report, _time.GetUtcNow()));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw HydrationErrors.RunFile(_folder, failure);
        }
    }

    public void Write(Exception failure, string? lineageProblem)
    {
        try
        {
            Write(_document.Of(failure, _time.GetUtcNow(), lineageProblem));
        }
        catch (Exception second) when (second is IOException or UnauthorizedAccessException)
        {
            // Why the run failed matters more than that it could not be written down.
        }
    }

    // Whoever lists the folder finds whole reports only.
    private void Write(string text)
    {
        var unfinished = _path + ".tmp";
        File.WriteAllText(unfinished, text);
        File.Move(unfinished, _path);
    }
}
