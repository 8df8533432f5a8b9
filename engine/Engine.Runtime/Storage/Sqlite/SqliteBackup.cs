using System.Collections.Immutable;
using Dapper;
using Engine.Runtime.Access;
using Microsoft.Data.Sqlite;

namespace Engine.Runtime.Storage.Sqlite;

/// <summary>Copies a store while it is in use, and puts a copy back. Nothing counts as a copy before it was read again and verified.</summary>
public static class SqliteBackup
{
    /// <summary>The store of a data folder, of one moment, in one file: the database, the configurations that decided events, and the files that were taken in.</summary>
    public static async Task<StoreCopy> WriteAsync(string folder, string file, CancellationToken cancel)
    {
        if (File.Exists(file))
        {
            return Refused($"{file} is there already; a backup replaces nothing.");
        }

        if (SqliteStore.OpenAudit(folder) is StoreOpening<IAudit>.Refused(var code, var message))
        {
            return new StoreCopy.Refused(code, message);
        }

        return await CopyAsync(Path.Combine(folder, SqliteDatabase.FileName), file, copy => FilesBeside.Take(folder, copy), cancel);
    }

    /// <summary>Makes a backup the store of a folder that has none.</summary>
    public static async Task<StoreCopy> RestoreAsync(string file, string folder, CancellationToken cancel)
    {
        if (!File.Exists(file))
        {
            return Refused($"There is no file {file}.");
        }

        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            return Refused($"{folder} is not empty; a backup is restored into a folder of its own.");
        }

        DataFolder.Make(folder);
        var restored = await CopyAsync(file, Path.Combine(folder, SqliteDatabase.FileName), copy => (FilesBeside.PutBack(folder, copy), []), cancel);
        if (restored is StoreCopy.Refused)
        {
            foreach (var half in new DirectoryInfo(folder).EnumerateDirectories())
            {
                half.Delete(recursive: true);
            }
        }

        return restored;
    }

    /// <param name="beside">Does what is to be done about the files beside the database, in the copy.</param>
    private static async Task<StoreCopy> CopyAsync(
        string from, string to, Func<SqliteConnection, (int Files, ImmutableArray<string> Missing)> beside, CancellationToken cancel)
    {
        var unfinished = to + ".new";
        if (!Directory.Exists(Path.GetDirectoryName(to)))
        {
            return Refused($"There is no folder {Path.GetDirectoryName(to)}.");
        }

        try
        {
            File.Delete(unfinished);
            DataFolder.MakeFile(unfinished);
            var (files, missing) = Copy(from, unfinished, beside);
            var report = await new SqliteAudit(SqliteDatabase.InFile(unfinished), writer: null).VerifyAsync(null, deep: true, cancel);
            if (report.Total > 0)
            {
                return Refused($"The copy is not sound: {report.Findings[0].Place}: {report.Findings[0].Message} See engine audit verify --deep.");
            }

            File.Move(unfinished, to);
            return new StoreCopy.Made(to, new FileInfo(to).Length, report, files, missing);
        }
        catch (Exception failure) when (failure is SqliteException or IOException or UnauthorizedAccessException)
        {
            return Refused($"{from} cannot be copied to {to}: {failure.Message}");
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private static (int Files, ImmutableArray<string> Missing) Copy(string from, string to, Func<SqliteConnection, (int Files, ImmutableArray<string> Missing)> beside)
    {
        using var source = SqliteDatabase.InFile(from).OpenAlone();
        using var target = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = to, Pooling = false }.ToString());
        target.Open();
        source.BackupDatabase(target);

        // One file, without a log beside it.
        target.Execute("PRAGMA journal_mode = DELETE");
        return beside(target);
    }

    private static StoreCopy.Refused Refused(string message) => new(AccessCodes.CopyRefused, message);
}
