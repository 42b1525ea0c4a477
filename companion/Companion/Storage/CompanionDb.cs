using Hjemvakt.Companion.Storage.Rows;
using Hjemvakt.Safety.Records;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Hjemvakt.Companion.Storage;

/// <summary>The schema: homes, gateways, the record log, alerts with their audit, and the people who answer them.</summary>
public abstract class CompanionDb(DbContextOptions options) : IdentityDbContext<StaffMember>(options)
{
    public DbSet<HomeRow> Homes => Set<HomeRow>();

    public DbSet<GatewayRow> Gateways => Set<GatewayRow>();

    public DbSet<RecordRow> Records => Set<RecordRow>();

    public DbSet<StreamRow> Streams => Set<StreamRow>();

    public DbSet<BootClockRow> BootClocks => Set<BootClockRow>();

    public DbSet<QuarantineRow> Quarantine => Set<QuarantineRow>();

    public DbSet<CommandRow> Commands => Set<CommandRow>();

    public DbSet<AlertRow> Alerts => Set<AlertRow>();

    public DbSet<AlertRecordRow> AlertRecords => Set<AlertRecordRow>();

    public DbSet<AlertTimerRow> AlertTimers => Set<AlertTimerRow>();

    public DbSet<OnCallPlanRow> OnCallPlans => Set<OnCallPlanRow>();

    public DbSet<NotificationRow> Notifications => Set<NotificationRow>();

    public DbSet<HomePlanRow> HomePlans => Set<HomePlanRow>();

    public DbSet<HomeRuleRow> HomeRules => Set<HomeRuleRow>();

    public DbSet<AuditRow> Audit => Set<AuditRow>();

    public DbSet<AuditHeadRow> AuditHeads => Set<AuditHeadRow>();

    public DbSet<WriterRow> Writer => Set<WriterRow>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        // SQLite has no type for points in time; integers sort, compare and index the same on every database.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<StaffMember>().HasIndex(staff => staff.DisplayName).IsUnique();

        builder.Entity<HomeRow>().ToTable("homes").HasKey(home => home.Id);

        builder.Entity<GatewayRow>(gateway =>
        {
            gateway.ToTable("gateways").HasKey(g => g.Id);
            gateway.HasOne<HomeRow>().WithMany().HasForeignKey(g => g.HomeId).OnDelete(DeleteBehavior.Restrict);
            // Looked through each second for changes made beside the companion.
            gateway.HasIndex(g => g.AccessRevision);
        });

        builder.Entity<RecordRow>(record =>
        {
            record.ToTable("records");
            if (Database.IsSqlite())
            {
                record.HasKey(r => new { r.GatewayId, r.Stream, r.Sequence });
            }
            else
            {
                // Partitioned by stream and month: PostgreSQL wants what it partitions by in the key.
                record.HasKey(r => new { r.GatewayId, r.Stream, r.Sequence, r.ReceivedAt });
            }

            record.HasIndex(r => new { r.HomeId, r.OccurredAt });
            // Those whose time is over are found by it.
            record.HasIndex(r => new { r.HomeId, r.Kind, r.ReceivedAt });
            record.HasIndex(r => new { r.GatewayId, r.Boot }).HasFilter("clock = 2");
        });

        builder.Entity<StreamRow>().ToTable("streams").HasKey(s => new { s.GatewayId, s.Stream });
        builder.Entity<BootClockRow>().ToTable("boot_clocks").HasKey(b => new { b.GatewayId, b.Boot });

        builder.Entity<QuarantineRow>(quarantine =>
        {
            quarantine.ToTable("quarantine").HasKey(q => q.Id);
            quarantine.HasIndex(q => new { q.GatewayId, q.Topic, q.Digest, q.Reason }).IsUnique();
        });

        builder.Entity<CommandRow>(command =>
        {
            command.ToTable("commands").HasKey(c => c.Id);
            command.HasOne<GatewayRow>().WithMany().HasForeignKey(c => c.GatewayId).OnDelete(DeleteBehavior.Restrict);
            command.HasIndex(c => new { c.GatewayId, c.GivenAt });
            // Looked through every few seconds: only what still waits for a reply.
            command.HasIndex(c => c.ExpiresAt).HasFilter("answered_at IS NULL");
        });

        builder.Entity<AlertRow>(alert =>
        {
            alert.ToTable("alerts").HasKey(a => a.Id);
            alert.Property(a => a.Id).ValueGeneratedNever();
            alert.Property(a => a.Kind).HasConversion<string>();
            alert.Property(a => a.Severity).HasConversion<int>();
            alert.Property(a => a.State).HasConversion<string>();
            alert.Property(a => a.Cause).HasConversion<string>();
            alert.Property(a => a.Pause).HasConversion<string>();
            alert.HasOne<HomeRow>().WithMany().HasForeignKey(a => a.HomeId).OnDelete(DeleteBehavior.Restrict);
            alert.HasIndex(a => a.ResolvedAt);
            alert.HasIndex(a => a.GroupId).HasFilter("group_id IS NOT NULL");
            // The database itself refuses a second open alert of a home, a kind and what it is about; a cancelled one takes no more records. Two indexes,
            // because to a database two nulls are never the same.
            alert.HasIndex(a => new { a.HomeId, a.Kind }).IsUnique().HasFilter("resolved_at IS NULL AND NOT cancelled_by_resident AND about IS NULL");
            alert.HasIndex(a => new { a.HomeId, a.Kind, a.About }).IsUnique().HasFilter("resolved_at IS NULL AND NOT cancelled_by_resident");
        });

        builder.Entity<AlertRecordRow>(record =>
        {
            record.ToTable("alert_records").HasKey(r => new { r.AlertId, r.Position });
            // Alerts of before were raised by the alarm stream only.
            record.Property(r => r.Stream).HasDefaultValue(RecordStream.Alarm).HasSentinel((RecordStream)0);
            record.HasOne<AlertRow>().WithMany().HasForeignKey(r => r.AlertId).OnDelete(DeleteBehavior.Restrict);
        });

        builder.Entity<HomePlanRow>(plan =>
        {
            plan.ToTable("home_plans").HasKey(p => p.HomeId);
            plan.HasOne<HomeRow>().WithMany().HasForeignKey(p => p.HomeId).OnDelete(DeleteBehavior.Restrict);
            plan.HasIndex(p => p.ChangedAt);
        });

        builder.Entity<HomeRuleRow>(rules =>
        {
            rules.ToTable("home_rules").HasKey(r => r.HomeId);
            rules.HasOne<HomeRow>().WithMany().HasForeignKey(r => r.HomeId).OnDelete(DeleteBehavior.Restrict);
            rules.HasIndex(r => r.DueAt);
        });

        builder.Entity<AlertTimerRow>(timer =>
        {
            timer.ToTable("alert_timers").HasKey(t => new { t.AlertId, t.Name });
            timer.HasOne<AlertRow>().WithMany().HasForeignKey(t => t.AlertId).OnDelete(DeleteBehavior.Restrict);
            timer.HasIndex(t => t.DueAt);
        });

        builder.Entity<OnCallPlanRow>(plan =>
        {
            plan.ToTable("on_call_plans").HasKey(p => p.Version);
            plan.Property(p => p.Version).ValueGeneratedNever();
        });

        builder.Entity<NotificationRow>(notification =>
        {
            notification.ToTable("notifications").HasKey(n => n.Id);
            notification.Property(n => n.Id).ValueGeneratedNever();
            notification.Property(n => n.Channel).HasConversion<string>();
            notification.Property(n => n.Severity).HasConversion<int>();
            notification.Property(n => n.Outcome).HasConversion<string>();
            notification.HasOne<AlertRow>().WithMany().HasForeignKey(n => n.AlertId).OnDelete(DeleteBehavior.Restrict);
            notification.HasIndex(n => n.DueAt).HasFilter("done_at IS NULL");
            notification.HasIndex(n => new { n.Channel, n.DoneAt });
        });

        builder.Entity<AuditRow>(audit =>
        {
            audit.ToTable("audit").HasKey(a => new { a.HomeId, a.Number });
            audit.HasIndex(a => a.AlertId);
        });

        builder.Entity<AuditHeadRow>(head =>
        {
            head.ToTable("audit_heads").HasKey(h => h.Number);
            head.Property(h => h.Number).ValueGeneratedNever();
        });

        builder.Entity<WriterRow>(writer =>
        {
            writer.ToTable("writer").HasKey(w => w.Id);
            writer.Property(w => w.Id).ValueGeneratedNever();
        });

        SnakeCase.NameColumns(builder, typeof(HomeRow).Namespace!);
    }

    private sealed class UnixMilliseconds() : ValueConverter<DateTimeOffset, long>(
        time => time.ToUnixTimeMilliseconds(),
        ms => DateTimeOffset.FromUnixTimeMilliseconds(ms));
}
