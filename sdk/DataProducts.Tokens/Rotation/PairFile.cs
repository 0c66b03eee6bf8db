using System.Text;

namespace DataProducts.Tokens;

/// <summary>
/// The pairs of old and new tokens, <c>pairs.csv</c>. It is open for one process alone for as long as a job runs, and so is the job's lock.
/// </summary>
internal sealed class PairFile : IDisposable
{
    private static readonly byte[] Header = "old,new,subject\n"u8.ToArray();

    private readonly FileStream _file;
    private readonly StringBuilder _page = new();

    private PairFile(FileStream file) => _file = file;

    public string Path => _file.Name;

    public long Length => _file.Position;

    public static string In(string folder) => System.IO.Path.Combine(folder, "pairs.csv");

    /// <summary>Opens the file; makes it, and its folder, if absent.</summary>
    /// <exception cref="IOException">Another process has it open, or it cannot be made.</exception>
    public static PairFile Open(string folder)
    {
        PrivateFolder.Create(folder);
        var options = PrivateFolder.NewFile();
        options.Mode = FileMode.OpenOrCreate;
        return new PairFile(new FileStream(In(folder), options));
    }

    /// <summary>Forgets what was written behind what is done.</summary>
    /// <exception cref="DataProductException">The file is shorter than that: it was changed (<c>DP1454</c>).</exception>
    public void Continue(long done)
    {
        if (_file.Length < done)
        {
            throw RotationErrors.JobDamaged(Path, "it is shorter than what was done");
        }

        _file.SetLength(done);
        _file.Position = done;
        if (done == 0)
        {
            _file.Write(Header);
        }
    }

    public void Add(in VaultKey old, in VaultKey next)
    {
        Span<char> text = stackalloc char[Token.TextLength];
        foreach (ref readonly var key in (ReadOnlySpan<VaultKey>)[old, next])
        {
            if (key.TryGetToken(out var token))
            {
                token.Format(text);
                _page.Append(text).Append(',');
            }
        }

        _page.Append(old.Subject.ToString()).Append('\n');
    }

    /// <summary>Brings what was added to the disk.</summary>
    public void Flush()
    {
        _file.Write(Encoding.ASCII.GetBytes(_page.ToString()));
        _page.Clear();
        _file.Flush(flushToDisk: true);
    }

    public void Dispose() => _file.Dispose();
}
