using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Engine.Runtime.Configuration.Schemas;

/// <summary>A property whose line number is the index of the mapping it belongs to; see <see cref="NodeTokens"/>.</summary>
internal sealed class IndexedProperty(string name, JToken value, int index) : JProperty(name, value), IJsonLineInfo
{
    int IJsonLineInfo.LineNumber => index;

    int IJsonLineInfo.LinePosition => 1;

    bool IJsonLineInfo.HasLineInfo() => true;
}
