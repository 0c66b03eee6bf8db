using System.IO.Compression;
using System.Text;
using DataProducts.TestKit;

namespace DataProducts.Access.Tests;

/// <summary>A standards package as NuGet delivers it, and as nobody should.</summary>
public sealed class StandardsArchiveTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Path => _folder["pack.nupkg"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Package_IsWhatItsFolderIs()
    {
        Write(("pack.nuspec", "<package/>"), ("dataproduct-standards/policies/a.cedar", "\uFEFF" + Standards.LegalHold.Replace("\n", "\r\n", StringComparison.Ordinal)), ("dataproduct-standards/.editorconfig", "root"));

        Assert.Equal(Standards.With(("policies/a.cedar", Standards.LegalHold)).Hash, StandardsPackage.ReadArchive(Path).Hash);
    }

    // NuGet lays each of these into the folder, so each counts.
    [Theory]
    [InlineData("dataproduct-standards\\policies\\b.cedar")]
    [InlineData("DataProduct-Standards/policies/b.cedar")]
    [InlineData("dataproduct%2Dstandards/policies/b%2Ecedar")]
    public void NameWrittenInAnotherWay_IsRead(string name)
    {
        Write((name, Standards.LegalHold));
        Assert.Single(StandardsPackage.ReadArchive(Path).BaseForbids);
    }

    [Theory]
    [InlineData("../evil.txt")]
    [InlineData("/etc/evil.txt")]
    [InlineData("lib/../../evil.txt")]
    [InlineData("dataproduct-standards/../dataproduct-standards/policies/b.cedar")]
    [InlineData("lib\\..\\..\\evil.txt")]
    [InlineData("%2e%2e/evil.txt")]
    [InlineData("a//b")]
    public void PathThatLeavesThePackage_IsRefused(string name)
    {
        Write((name, "x"));
        Refused("leaves the package");
    }

    [Theory]
    [InlineData("dataproduct-standards/policies/b.txt", "is no file of a standards package")]
    [InlineData("dataproduct-standards/STANDARDS.json", "is no file of a standards package, or stands there twice")]
    [InlineData("dataproduct-standards/standards.json", "stands there twice")]
    public void FileThatDoesNotBelongThere_IsRefused(string name, string says)
    {
        Write((name, Standards.Text));
        Refused(says);
    }

    [Fact]
    public void NoArchive_OrNoStandards_IsRefused()
    {
        Refused("it is no NuGet package that can be read"); // there is no file
        File.WriteAllText(Path, "no archive");
        Refused("it is no NuGet package that can be read");
        File.WriteAllBytes(Path, []);
        Refused("it is no NuGet package that can be read");
        Make(("lib/net10.0/Other.dll", "x"u8.ToArray()));
        Refused("it holds no folder dataproduct-standards");
    }

    [Fact]
    public void WhatIsTooMuch_IsRefusedBeforeItIsInflated()
    {
        Make(("dataproduct-standards/standards.json", new byte[64 * 1024 * 1024])); // 64 kB in the archive
        Assert.True(new FileInfo(Path).Length < 100_000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Refused("standards.json is longer than 256 kB");
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4_000_000);

        Make([.. Enumerable.Range(0, 300).Select(number => ($"dataproduct-standards/policies/p{number}.cedar", ""u8.ToArray()))]);
        Refused("more than 256 files");
        Make([.. Enumerable.Range(0, 2_001).Select(number => ($"content/{number}", ""u8.ToArray()))]);
        Refused("more than 2000 entries");
        using (var large = File.Create(Path))
        {
            large.SetLength(8 * 1024 * 1024 + 1);
        }

        Refused("it is larger than 8 MB");
    }

    [Fact]
    public void LengthThatLies_ChangesNothing()
    {
        Make(("dataproduct-standards/standards.json", new byte[1024 * 1024]));
        var bytes = File.ReadAllBytes(Path);
        foreach (var offset in Enumerable.Range(0, bytes.Length - 4).Where(at => BitConverter.ToInt32(bytes, at) == 1024 * 1024).ToList())
        {
            BitConverter.TryWriteBytes(bytes.AsSpan(offset), 16);
        }

        File.WriteAllBytes(Path, bytes);
        Assert.Equal("DP1920", Assert.Throws<AccessException>(() => StandardsPackage.ReadArchive(Path)).Id);
    }

    [Fact]
    public void DamagedArchive_IsReadAsItWasOrRefused()
    {
        Write(("dataproduct-standards/policies/a.cedar", Standards.LegalHold));
        var whole = File.ReadAllBytes(Path);
        const int Seed = 1920;
        var random = new Random(Seed);
        for (var round = 0; round < 1_000; round++)
        {
            var bytes = (byte[])whole.Clone();
            for (var edits = random.Next(1, 6); edits > 0; edits--)
            {
                // The names and lengths stand at the end.
                var at = random.Next(2) == 0 ? random.Next(bytes.Length) : bytes.Length - 1 - random.Next(500);
                bytes[at] = (byte)random.Next(256);
            }

            File.WriteAllBytes(Path, random.Next(4) == 0 ? bytes[..random.Next(bytes.Length)] : bytes);
            try
            {
                StandardsPackage.ReadArchive(Path);
            }
            catch (AccessException refused)
            {
                Assert.Matches("^DP19(01|2[0-9])$", refused.Id);
            }
            catch (Exception other)
            {
                Assert.Fail($"seed {Seed}, round {round}: {other}");
            }
        }
    }

    private void Refused(string says) => Standards.Refused("DP1920", () => StandardsPackage.ReadArchive(Path), says);

    private void Write(params (string Name, string Text)[] more) => Make(
        [
            ("dataproduct-standards/standards.json", Encoding.UTF8.GetBytes(Standards.Text)),
            ("dataproduct-standards/transfer-matrix.json", Encoding.UTF8.GetBytes(Standards.Matrix)),
            .. more.Select(file => (file.Name, Encoding.UTF8.GetBytes(file.Text))),
        ]);

    private void Make(params (string Name, byte[] Bytes)[] entries)
    {
        File.Delete(Path);
        using var archive = ZipFile.Open(Path, ZipArchiveMode.Create);
        foreach (var (name, bytes) in entries)
        {
            using var stream = archive.CreateEntry(name).Open();
            stream.Write(bytes);
        }
    }
}
