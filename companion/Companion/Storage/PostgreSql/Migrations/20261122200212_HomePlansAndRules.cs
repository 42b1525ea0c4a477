using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hjemvakt.Companion.Storage.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class HomePlansAndRules : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "cleared_at",
                table: "alerts",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "pause",
                table: "alerts",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "reason",
                table: "alerts",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "stream",
                table: "alert_records",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.CreateTable(
                name: "home_plans",
                columns: table => new
                {
                    home_id = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    plan = table.Column<string>(type: "text", nullable: false),
                    changed_at = table.Column<long>(type: "bigint", nullable: false),
                    changed_by = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_home_plans", x => x.home_id);
                    table.ForeignKey(
                        name: "FK_home_plans_homes_home_id",
                        column: x => x.home_id,
                        principalTable: "homes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "home_rules",
                columns: table => new
                {
                    home_id = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    learned = table.Column<byte[]>(type: "bytea", nullable: true),
                    present = table.Column<byte[]>(type: "bytea", nullable: true),
                    due_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_home_rules", x => x.home_id);
                    table.ForeignKey(
                        name: "FK_home_rules_homes_home_id",
                        column: x => x.home_id,
                        principalTable: "homes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_home_plans_changed_at",
                table: "home_plans",
                column: "changed_at");

            migrationBuilder.CreateIndex(
                name: "IX_home_rules_due_at",
                table: "home_rules",
                column: "due_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "home_plans");

            migrationBuilder.DropTable(
                name: "home_rules");

            migrationBuilder.DropColumn(
                name: "cleared_at",
                table: "alerts");

            migrationBuilder.DropColumn(
                name: "pause",
                table: "alerts");

            migrationBuilder.DropColumn(
                name: "reason",
                table: "alerts");

            migrationBuilder.DropColumn(
                name: "stream",
                table: "alert_records");
        }
    }
}
