namespace DataProducts.Cli.Vault;

/// <summary>A new file that its owner alone may read, from its first byte on. It is made before anything is read for it, and goes again if
/// nothing comes.</summary>
internal sealed class PrivateOutput : IDisposable
{
    private readonly FileStream _file;
    private bool _isKept;

    private PrivateOutput(FileStream file) => _file = file;

    public string Path => _file.Name;

    /// <summary>Makes the file; <c>DP1005</c> if there is one, or it cannot be made.</summary>
    public static PrivateOutput Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            return new PrivateOutput(new FileStream(path, options));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw Unusable(path, failure);
        }
    }

    public void Keep(ReadOnlySpan<byte> bytes)
    {
        try
        {
            _file.Write(bytes);
            _file.Flush(flushToDisk: true);
            _isKept = true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Unusable(Path, failure);
        }
    }

    public void Dispose()
    {
        _file.Dispose();
        if (!_isKept)
        {
            File.Delete(_file.Name);
        }
    }

    private static DataProductException Unusable(string path, Exception failure) =>
        new("DP1005", $"The file {path} cannot be written ({failure.GetType().Name}), or is there already. Nothing was written; name another.", failure);
}
