using System.Collections.Concurrent;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace DataProducts.Host.Identity;

/// <summary>Keeps the keys of ASP.NET's data protection in memory. Left to itself it makes one at each machine's first start, and writes it
/// unencrypted into the home folder, whether anything is protected with it or not.</summary>
internal sealed class MemoryKeys : IXmlRepository
{
    private readonly ConcurrentQueue<XElement> _keys = new();

    public IReadOnlyCollection<XElement> GetAllElements() => [.. _keys];

    public void StoreElement(XElement element, string friendlyName) => _keys.Enqueue(element);
}
