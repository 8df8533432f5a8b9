using Engine.Tests.Runtime.Storage.Conformance;

namespace Engine.Tests.Runtime.Storage;

public sealed class SqliteKeysTests : KeysConformance<SqlitePlace>;
