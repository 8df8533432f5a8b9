using System.Collections.Immutable;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Engine.Runtime.Storage.Sqlite;

/// <summary>
/// What a data folder holds beside its database, as a backup carries it: in a table of the copy, which a restored database has no more.
/// Files of both kinds lie under a hash and never change, so those that the copy's rows name are those of its moment.
/// </summary>
internal static class FilesBeside
{
    private const string Table = "beside";

    private const string Create = $"CREATE TABLE {Table} (path TEXT PRIMARY KEY, content BLOB NOT NULL, modified_at TEXT NOT NULL)";

    /// <summary>Puts the files into a copy. Gives how many, and the hashes of kept files that are not there.</summary>
    public static (int Taken, ImmutableArray<string> Missing) Take(string folder, SqliteConnection copy)
    {
        using var transaction = copy.BeginTransaction();
        copy.Execute(Create);
        var taken = Revisions(folder).Count(file => TryTake(folder, file.Path, file.At, copy));
        var missing = ImmutableArray.CreateBuilder<string>();
        foreach (var hash in copy.Query<string>("SELECT DISTINCT hash FROM file WHERE taken = 0 OR erased_at IS NULL ORDER BY hash"))
        {
            if (TryTake(folder, Path.Combine(DataFolder.Files, hash), null, copy))
            {
                taken++;
            }
            else
            {
                missing.Add(hash);
            }
        }

        transaction.Commit();
        return (taken, missing.ToImmutable());
    }

    /// <summary>Writes the files of a copy into a folder and takes them out of the copy. Gives how many.</summary>
    /// <exception cref="IOException">A path leads elsewhere: no backup of ours.</exception>
    public static int PutBack(string folder, SqliteConnection copy)
    {
        if (!copy.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = @Table)", new { Table }))
        {
            // Older backups have the database alone.
            return 0;
        }

        var count = 0;
        foreach (var (path, content, modified) in copy.Query<(string, byte[], string)>($"SELECT path, content, modified_at FROM {Table} ORDER BY path", buffered: false))
        {
            Write(folder, path, content, StoredText.ToInstant(modified).UtcDateTime);
            count++;
        }

        copy.Execute($"DROP TABLE {Table}; VACUUM");
        return count;
    }

    // The age of a configuration is that of its folder.
    private static List<(string Path, DateTime? At)> Revisions(string folder)
    {
        var root = new DirectoryInfo(Path.Combine(folder, DataFolder.Revisions));

        // One that is still being written has another name until it is whole.
        return !root.Exists ? [] : [.. root.EnumerateDirectories()
            .Where(revision => revision.Name.All(char.IsAsciiHexDigitLower))
            .SelectMany(revision => revision.EnumerateFiles("*", SearchOption.AllDirectories)
                .Select(file => (Path.GetRelativePath(folder, file.FullName), (DateTime?)revision.LastWriteTimeUtc)))];
    }

    private static bool TryTake(string folder, string path, DateTime? at, SqliteConnection copy)
    {
        var file = new FileInfo(Path.Combine(folder, path));
        try
        {
            copy.Execute(
                $"INSERT INTO {Table} VALUES (@Path, @Content, @At)",
                new { Path = path.Replace(Path.DirectorySeparatorChar, '/'), Content = File.ReadAllBytes(file.FullName), At = StoredText.Of(new DateTimeOffset(at ?? file.LastWriteTimeUtc)) });
            return true;
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            // A configuration may be too old by now, a file may be lost.
            return false;
        }
    }

    private static void Write(string folder, string path, byte[] content, DateTime modified)
    {
        var parts = path.Split('/');
        if (parts is not [DataFolder.Files or DataFolder.Revisions, _, ..] || parts.Any(part => part is "" or "." or ".." || part.IndexOfAny(Path.GetInvalidFileNameChars()) >= 0))
        {
            throw new IOException($"It holds a file {path}, which belongs to no data folder.");
        }

        for (var depth = 1; depth < parts.Length; depth++)
        {
            DataFolder.Make(Path.Combine([folder, .. parts[..depth]]));
        }

        var file = Path.Combine([folder, .. parts]);
        DataFolder.MakeFile(file);
        File.WriteAllBytes(file, content);
        File.SetLastWriteTimeUtc(file, modified);
        if (parts[0] == DataFolder.Revisions)
        {
            Directory.SetLastWriteTimeUtc(Path.Combine(folder, parts[0], parts[1]), modified);
        }
    }
}
