// SPDX-License-Identifier: Apache-2.0
#include "core/sim/demo.h"

#include "core/sim/world.h"

namespace sim {

namespace {

constexpr qint64 kGiB = 1LL << 30;

struct Machine
{
    int id;
    const char *node;
    const char *name;
    const char *storage;
    int cores;
    int memory; ///< MiB
    const char *disk;
    const char *tags;
    const char *ip; ///< of ipconfig0; empty = no cloud-init drive
};

constexpr Machine kTemplates[] = {
    {9000, "pve1", "debian-12", "local", 2, 2048, "32G", "debian;template", ""},
    {9001, "pve2", "ubuntu-24.04", "ceph-vm", 2, 2048, "20G", "template;ubuntu", ""},
    {9010, "pve1", "win-2022", "local", 4, 8192, "64G", "template;windows", ""},
};

constexpr Machine kRunning[] = {
    {120, "pve1", "gateway", "local", 2, 2048, "16G", "infra", "10.0.20.2"},
    {121, "pve1", "dns-1", "local", 1, 1024, "8G", "infra", "10.0.20.3"},
    {122, "pve2", "dns-2", "ceph-vm", 1, 1024, "8G", "infra", "10.0.20.4"},
    {123, "pve2", "mail", "ceph-vm", 2, 4096, "64G", "prod", "10.0.20.5"},
    {124, "pve3", "git", "ceph-vm", 4, 8192, "128G", "prod", "10.0.20.6"},
    {125, "pve3", "ci-1", "ceph-vm", 8, 16384, "100G", "ci", "10.0.20.7"},
    {126, "pve3", "ci-2", "ceph-vm", 8, 16384, "100G", "ci", "10.0.20.8"},
    {127, "pve1", "monitor", "local", 2, 4096, "50G", "infra", "10.0.20.9"},
    {128, "pve2", "wiki", "nas-vm", 2, 2048, "32G", "prod", "10.0.20.10"},
    {130, "pve2", "web", "ceph-vm", 4, 4096, "32G", "prod", "10.0.20.11"},
    {131, "pve2", "db", "ceph-vm", 8, 32768, "200G", "prod", "10.0.20.12"},
    {140, "pve3", "backup", "nas-vm", 2, 4096, "500G", "infra", "10.0.20.13"},
};

Vm makeVm(World &world, const Machine &machine, bool isTemplate, bool cloudInit)
{
    Random random(world.seed, 0, static_cast<quint64>(machine.id));
    const Storage &storage = *world.storage(machine.storage);
    const QByteArray id = QByteArray::number(machine.id);
    Vm vm;
    vm.id = machine.id;
    vm.node = machine.node;
    vm.config = {{"agent", "1"},
                 {"boot", "order=scsi0"},
                 {"cores", QByteArray::number(machine.cores)},
                 {"cpu", "x86-64-v2-AES"},
                 {"memory", QByteArray::number(machine.memory)},
                 {"meta", "creation-qemu=10.0.2,ctime=1795390019"},
                 {"name", machine.name},
                 {"net0", "virtio=" + random.mac() + ",bridge=vmbr0"},
                 {"ostype", machine.id == 9010 ? "win11" : "l26"},
                 {"scsihw", "virtio-scsi-single"},
                 {"smbios1", "uuid=" + random.uuid()},
                 {"tags", machine.tags},
                 {"vmgenid", random.uuid()}};
    const QByteArray kind = isTemplate ? "base-" : "vm-";
    vm.config.insert("scsi0", storage.volume(machine.id, kind + id + "-disk-0") + ",size=" + machine.disk);
    if (cloudInit)
        vm.config.insert("ide2", storage.volume(machine.id, "vm-" + id + "-cloudinit") + ",media=cdrom");
    return vm;
}

void addTemplates(World &world)
{
    for (const Machine &machine : kTemplates) {
        Vm vm = makeVm(world, machine, true, machine.id != 9010);
        vm.config.insert("template", "1");
        vm.config.insert("description", QByteArray("template ") + machine.name);
        world.vms.insert(vm.id, vm);
    }
}

void addRunning(World &world)
{
    for (const Machine &machine : kRunning) {
        Vm vm = makeVm(world, machine, false, true);
        vm.config.insert("ipconfig0", QByteArray("ip=") + machine.ip + "/24,gw=10.0.20.1");
        vm.config.insert("onboot", "1");
        vm.running = true;
        vm.pid = 2000 + machine.id;
        vm.startedAt = Millis(-86'400'000);
        vm.agentFrom = Millis(-86'000'000);
        vm.guestConfig = vm.config;
        world.vms.insert(vm.id, vm);
    }
}

void addAccounts(World &world)
{
    Random random(world.seed, 0, 1);
    const QByteArray user = "admin@pve";
    world.access.tokens = {{user, "slipway", random.uuid()}, {user, "bare", random.uuid()}};
    world.access.users = {{user, random.uuid()}};
    User second{"tfa@pve", random.uuid()};
    second.totp = "246810"; // stays, in place of one that changes with the time
    second.recovery = {"5f1c-09d2-7be4-a836", "c07a-4e91-3d58-f26b"};
    world.access.users.append(second);
    for (const User &each : std::as_const(world.access.users))
        world.access.grant(each.name, "/", {allPrivileges()});
    world.access.grant(world.access.tokens.first().fullName(), "/", {allPrivileges()});
}

} // namespace

void buildDemo(World &world)
{
    world.nodes = {{"pve1", 16, 64 * kGiB}, {"pve2", 32, 128 * kGiB}, {"pve3", 32, 128 * kGiB}};
    Storage local{"local", "dir", "images,rootdir,iso,vztmpl,snippets,backup,import"};
    local.total = 2000 * kGiB;
    local.used = 400 * kGiB;
    local.folder = "/var/lib/vz";
    Storage ceph{"ceph-vm", "rbd", "images,rootdir"};
    ceph.shared = true;
    ceph.total = 20'000 * kGiB;
    ceph.used = 6'000 * kGiB;
    Storage nas{"nas-vm", "nfs", "images,backup"};
    nas.folder = "/mnt/pve/nas-vm";
    nas.shared = true;
    nas.total = 8'000 * kGiB;
    nas.used = 5'000 * kGiB;
    nas.allocation = Millis(1500);
    nas.copyFactor = 3;
    world.storages = {local, ceph, nas};
    world.bridges = {{"vmbr0", true, "all networks"}, {"vmbr1", false, "storage network"}};
    world.pools = {{"lab", "for trying things out"}};
    addAccounts(world);
    addTemplates(world);
    addRunning(world);
}

} // namespace sim
