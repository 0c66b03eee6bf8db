namespace DataProducts.Lake.Tests.Catalogs;

/// <summary>Changes a text a little, at random.</summary>
internal static class Mutation
{
    public static byte[] Of(byte[] text, Random random)
    {
        var bytes = text.ToList();
        for (var change = random.Next(1, 4); change > 0 && bytes.Count > 1; change--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0: bytes[at] ^= (byte)(1 << random.Next(8)); break;
                case 1: bytes[at] = (byte)"{}[],:\"0-n\\"[random.Next(11)]; break;
                case 2: bytes.RemoveRange(at, Math.Min(random.Next(1, 20), bytes.Count - at)); break;
                case 3: bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 40), bytes.Count - at))); break;
                default: bytes.InsertRange(at, Enumerable.Repeat((byte)"[{"[random.Next(2)], random.Next(1, 300))); break;
            }
        }

        return [.. bytes];
    }
}
