using DataProducts.TestKit;
using Microsoft.Extensions.Time.Testing;

namespace DataProducts.Tokens.Tests;

public sealed class LedgerTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero));

    private string Path => LocalErasureLedger.PathOf(_folder.Path, Jurisdiction.EU);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Entries_ComeBackInOrder_FromAnyPlace()
    {
        var ledger = Open();
        ErasureAct[] acts = [ErasureAct.Erase, ErasureAct.Move, ErasureAct.Readmit];
        var written = new List<ErasureEntry>();
        foreach (var act in acts)
        {
            written.Add(await ledger.AppendAsync(Order(act, written.Count)));
        }

        var read = await Open().ReadAsync(1).ToListAsync();
        Assert.Equal([1L, 2, 3, 4], read.Select(entry => entry.Mark.Position));
        Assert.Equal(ErasureAct.Begin, read[0].Order.Act);
        Assert.Equal(written, read[1..]);
        for (var again = 0; again < 2; again++)
        {
            Assert.Equal(written[1..], await ledger.ReadAsync(3).ToListAsync());
            Assert.Empty(await ledger.ReadAsync(5).ToListAsync());
        }
    }

    [Fact]
    public async Task HalfALine_OfAKilledProcess_IsPassedOver_AndWrittenOver()
    {
        var first = await Open().AppendAsync(Order(ErasureAct.Erase, 1));
        await File.AppendAllTextAsync(Path, "{\"position\":3,\"act\":\"era");
        Assert.Equal(first, (await Open().ReadAsync(2).ToListAsync()).Single());

        var second = await Open().AppendAsync(Order(ErasureAct.Erase, 2));
        Assert.Equal([first, second], await Open().ReadAsync(2).ToListAsync());
    }

    [Fact]
    public async Task ManyWriters_MakeOneChain()
    {
        _ = Open();
        var written = await Task.WhenAll(Enumerable.Range(0, 24).Select(number => Task.Run(async () => await Open().AppendAsync(Order(ErasureAct.Erase, number)))));

        Assert.Equal(
            written.OrderBy(entry => entry.Mark.Position),
            await Open().ReadAsync(2).ToListAsync());
    }

    [Fact]
    public async Task GarbageLines_AreRefused_WhateverTheyAre()
    {
        await Open().AppendAsync(Order(ErasureAct.Erase, 1));
        var right = await File.ReadAllBytesAsync(Path);
        const int Seed = 20261123;
        var random = new Random(Seed);
        for (var i = 0; i < 300; i++)
        {
            var wrong = (byte[])right.Clone();
            wrong[random.Next(wrong.Length)] ^= (byte)(1 << random.Next(8));
            await File.WriteAllBytesAsync(Path, wrong);
            var read = new List<ErasureEntry>();
            try
            {
                read = await Open().ReadAsync(1).ToListAsync();
            }
            catch (DataProductException failure)
            {
                Assert.Equal("DP1431", failure.Id);
            }

            // A flipped line end leaves half a line; a letter's case or a form of the same number may mean the same.
            Assert.True(read.Count <= 2, $"seed {Seed}, mutation {i}");
        }
    }

    [Fact]
    public void MissingLedger_IsNotBegunAnew_UnlessToldTo()
    {
        var failure = Assert.Throws<DataProductException>(() => LocalErasureLedger.Open(_folder.Path, Jurisdiction.EU, create: false, _time));
        Assert.Equal("DP1430", failure.Id);
        Assert.False(File.Exists(Path));
    }

    [Fact]
    public void File_IsItsOwnersAlone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Unix modes");
        _ = Open();
#pragma warning disable CA1416 // skipped on Windows
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path));
        File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.GroupRead);
#pragma warning restore CA1416
        Assert.Equal("DP1436", Assert.Throws<DataProductException>(Open).Id);
    }

    private static ErasureOrder Order(ErasureAct act, int number)
    {
        var bytes = new byte[SubjectRef.Size];
        bytes[0] = 1;
        bytes[15] = (byte)number;
        return new ErasureOrder(act, new SubjectRef(bytes), Guid.NewGuid(), new DateTimeOffset(2026, 11, 2, 3, 4, 5, 678, TimeSpan.Zero));
    }

    private LocalErasureLedger Open() => LocalErasureLedger.Open(_folder.Path, Jurisdiction.EU, create: true, _time);
}
