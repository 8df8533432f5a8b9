using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Engine.Runtime.Configuration.Schemas;

/// <summary>A token whose line number is the index of a node; see <see cref="NodeTokens"/>.</summary>
internal sealed class IndexedObject(int index) : JObject, IJsonLineInfo
{
    int IJsonLineInfo.LineNumber => index;

    int IJsonLineInfo.LinePosition => 1;

    bool IJsonLineInfo.HasLineInfo() => true;
}
