using System.Globalization;

namespace DataProducts.Benchmarks;

/// <summary>
/// The token benchmarks once more by processor time, which a machine that others use too changes little: millions a second and core, the
/// best of many windows and the middle one.
/// </summary>
internal static class TokenReport
{
    private const int Windows = 21;
    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(60);

    public static void Run()
    {
        Console.WriteLine("| what | M/s a core, best | middle | ns | times its first row |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: |");
        using (var kernel = new KernelBenchmarks())
        {
            kernel.Setup();
            Print(
                "HMAC-SHA-256 of 32 bytes",
                TokenValues.Count,
                ("HMACSHA256.HashData", kernel.Static),
                ("BouncyCastle HMac", kernel.Bouncy),
                ("platform kernel", kernel.Platform),
                ("SIMD kernel, 8 lanes", kernel.EightLanes),
                ("SIMD kernel, 16 lanes", kernel.SixteenLanes));
        }

        using (var path = new TokenPathBenchmarks())
        {
            path.Setup();
            Print(
                "e-mail address to token string",
                TokenValues.Count,
                ("HashData and ToHexStringLower", path.Naive),
                ("platform kernel", path.Platform),
                ("SIMD kernel", path.Simd));
        }

        using (var seal = new SealBenchmarks())
        {
            Print(
                "AES-256-GCM of 32 bytes",
                SealBenchmarks.Values,
                ("new AesGcm and nonce a value", seal.Naive),
                ("BouncyCastle GcmBlockCipher", seal.Bouncy),
                ("SealingKey reused, nonces by the block", seal.Reused),
                ("a new SealingKey a value", seal.KeyPerValue),
                ("SealingKey.TryOpen", () => seal.Open()));
        }

        using (var format = new FormatBenchmarks())
        {
            format.Setup();
            Print(
                "FF1 of sixteen digits",
                FormatBenchmarks.Values,
                ("BouncyCastle FpeFf1Engine, digits only", format.Bouncy),
                ("FormatCipher, enciphers texts", format.Ours),
                ("FormatCipher, deciphers texts", format.Back));
        }
    }

    private static void Print(string group, int operations, params (string Name, Action Run)[] rows)
    {
        var first = 0.0;
        foreach (var (name, run) in rows)
        {
            var nanoseconds = Measure(operations, run);
            first = first == 0 ? nanoseconds[0] : first;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {group}: {name} | {1000 / nanoseconds[0]:0.00} | {1000 / nanoseconds[Windows / 2]:0.00} | {nanoseconds[0]:0} "
                + $"| {first / nanoseconds[0]:0.0} |"));
        }
    }

    /// <summary>Gives the nanoseconds an operation of each window, rising.</summary>
    private static double[] Measure(int operations, Action run)
    {
        var windows = new double[Windows];
        for (var window = -Windows; window < Windows; window++)
        {
            var calls = 0;
            var start = Environment.CpuUsage.TotalTime;
            var taken = TimeSpan.Zero;
            for (; taken < Window; taken = Environment.CpuUsage.TotalTime - start)
            {
                run();
                calls++;
            }

            windows[Math.Max(window, 0)] = taken.TotalNanoseconds / ((double)calls * operations);
        }

        Array.Sort(windows);
        return windows;
    }
}
